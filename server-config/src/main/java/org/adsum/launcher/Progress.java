package org.adsum.launcher;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells a person which step runs and for how long: a line that counts on a terminal, plain lines
 * elsewhere.
 */
public final class Progress {

  /** The first step, the build, belongs to the adsum script. */
  private static final int STEPS = 6;

  private static final long QUIET_SECONDS = 15;

  private final PrintStream out;
  private final boolean terminal;
  private int step = 1;
  private String current = "";
  private long since;
  private long told;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Progress for a person at the console. */
  public static Progress onConsole() {
    return new Progress(System.out, System.console() != null && System.getenv("CI") == null);
  }

  /** Plain lines, for tests and logs. */
  public static Progress to(PrintStream out) {
    return new Progress(out, false);
  }

  void begin(String text) {
    step = step == STEPS ? STEPS : step + 1;
    current = "[" + step + "/" + STEPS + "] " + text;
    since = System.nanoTime();
    told = 0;
    if (terminal) {
      out.print(current + " …");
      out.flush();
    }
  }

  /** Called again and again while the step runs. */
  void tick() {
    long seconds = seconds();
    if (seconds > told && terminal) {
      told = seconds;
      out.print("\r" + current + " … " + seconds + " s");
      out.flush();
    } else if (seconds >= told + QUIET_SECONDS) {
      told = seconds;
      out.println(current + " … " + seconds + " s");
    }
  }

  void done() {
    String tenths =
        String.format("%.1f", Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    out.println((terminal ? "\r" : "") + current + " … " + tenths + " s   ");
    out.flush();
  }

  /** Leaves a counting line, so that what follows stands on its own. */
  void interrupted() {
    if (terminal && !current.isEmpty()) {
      out.println();
    }
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  private long seconds() {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }
}
