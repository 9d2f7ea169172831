package org.adsum.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the impact assessment, filled from a running instance, to the console or a file. */
final class DpiaCommand {
  private DpiaCommand() {}

  /**
   * @return the exit code
   * @throws LaunchProblem when the server refuses or the file cannot be written
   */
  static int run(List<String> options, Settings settings) {
    if (options.size() > 1 || options.stream().anyMatch(option -> option.startsWith("-"))) {
      throw Texts.problem("dpia.usage");
    }
    String document = ApiClient.asAdmin(settings, Optional.empty()).text("privacy/dpia");
    if (options.isEmpty()) {
      Progress.onConsole().say(document);
      return Launcher.OK;
    }
    Path file = Path.of(options.get(0));
    try {
      Files.writeString(file, document, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", file), e);
    }
    return Launcher.OK;
  }
}
