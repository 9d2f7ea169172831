package org.adsum.face.command;

import java.util.List;
import org.adsum.face.evaluate.EvaluateCommand;
import org.adsum.shared.control.SystemClock;

/** The door of {@code ./adsum evaluate} and {@code ./adsum models}. */
public final class FaceCommand {
  private FaceCommand() {}

  /** Exit code 0 when done, 1 when it failed for the reason printed, 2 when the call was wrong. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    switch (command) {
      case "evaluate" -> {
        boolean terminal = System.console() != null && System.getenv("CI") == null;
        return new EvaluateCommand(System.out, System.err, terminal, new SystemClock()).run(rest);
      }
      default -> {
        System.err.println("Adsum: unknown command " + command);
        return 2;
      }
    }
  }
}
