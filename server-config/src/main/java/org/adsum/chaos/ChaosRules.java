package org.adsum.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the clock of a throw-away server is made to go wrong: by Byteman, which changes {@code
 * SystemClock} in that one process. The application has no switch for it.
 */
final class ChaosRules {
  /** System property of the server: seconds that its clock is ahead. */
  static final String SKEW = "adsum.chaos.skew";

  private static final String TEXT =
      """
      RULE the clock goes wrong
      CLASS org.adsum.shared.control.SystemClock
      METHOD instant
      AT EXIT
      IF TRUE
      DO RETURN $!.plusSeconds(java.lang.Long.parseLong(java.lang.System.getProperty("%s", "0")))
      ENDRULE
      """
          .formatted(SKEW);

  private ChaosRules() {}

  /**
   * Writes the rules and gives the JVM's option.
   *
   * @param agent Byteman's jar
   */
  static String javaAgent(Path agent, Path folder) throws IOException {
    Path rules = folder.resolve("chaos.btm");
    Files.writeString(rules, TEXT);
    return "-javaagent:" + agent + "=script:" + rules;
  }
}
