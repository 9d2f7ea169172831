package org.adsum.launcher;

import java.util.List;

/** {@code ./adsum sso check}: tries the settings of single sign-on and says what is wrong. */
final class SsoCommand {

  private SsoCommand() {}

  /**
   * Prints one line for each part.
   *
   * @return the exit code: a problem when any part is wrong
   */
  static int run(List<String> options, Settings settings) {
    if (!options.equals(List.of("check"))) {
      throw Texts.problem("sso.usage");
    }
    Progress progress = Progress.onConsole();
    List<SsoCheck.Finding> findings = SsoCheck.of(settings);
    findings.forEach(
        finding ->
            progress.say(String.format("%-6s  %s", word(finding.verdict()), finding.text())));
    long wrong = findings.stream().filter(f -> f.verdict() == SsoCheck.Verdict.WRONG).count();
    progress.say(wrong == 0 ? Texts.of("sso.good") : Texts.of("sso.bad", wrong));
    return wrong == 0 ? Launcher.OK : Launcher.PROBLEM;
  }

  private static String word(SsoCheck.Verdict verdict) {
    return switch (verdict) {
      case OK -> "ok";
      case NOTE -> "note";
      case WRONG -> "WRONG";
    };
  }
}
