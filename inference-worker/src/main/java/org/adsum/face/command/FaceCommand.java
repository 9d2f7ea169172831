package org.adsum.face.command;

import java.nio.file.Path;
import java.util.List;
import org.adsum.face.evaluate.EvaluateCommand;
import org.adsum.face.models.ModelsCommand;
import org.adsum.shared.control.SystemClock;

/** The door of {@code ./adsum evaluate} and {@code ./adsum models}. */
public final class FaceCommand {
  private static final double DEFAULT_MATCH_FMR = 1e-4;

  private FaceCommand() {}

  /** Exit code 0 when done, 1 when it failed for the reason printed, 2 when the call was wrong. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    boolean terminal = System.console() != null && System.getenv("CI") == null;
    switch (command) {
      case "evaluate" -> {
        return new EvaluateCommand(System.out, System.err, terminal, new SystemClock()).run(rest);
      }
      case "models" -> {
        Path folder = Path.of(System.getProperty("adsum.models", "models"));
        return new ModelsCommand(folder, matchFmr(), System.out, System.err, terminal).run(rest);
      }
      default -> {
        System.err.println("Adsum: unknown command " + command);
        return 2;
      }
    }
  }

  /** As the server reads it; a server does not start with one that is no number. */
  private static double matchFmr() {
    String given = System.getenv("ADSUM_FACE_MATCH_FMR");
    try {
      return given == null || given.isBlank() ? DEFAULT_MATCH_FMR : Double.parseDouble(given);
    } catch (NumberFormatException e) {
      return DEFAULT_MATCH_FMR;
    }
  }
}
