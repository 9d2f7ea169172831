package org.adsum.chaos;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Something that goes wrong.
 *
 * @param number its place in the plan, from 1
 * @param kind what happens
 * @param after share of the mean gap for which the instance is left in peace before, 1 on average;
 *     of a trouble beside another: seconds after that one's start command
 * @param lasts how long it lasts: until the dead is started again, the paused goes on, and so on
 * @param size seconds by which the clock is wrong; 1 for a kill that is followed by another one
 *     while the server starts; otherwise 0
 * @param beside whether it happens while the server still starts after the trouble before it
 */
public record Trouble(
    int number, Kind kind, double after, Duration lasts, int size, boolean beside) {

  /** What can go wrong. */
  public enum Kind {
    /** SIGKILL for WildFly; sometimes a second one while it starts. */
    KILL_SERVER(0, 1),
    /** SIGKILL for the database, which is started again. */
    KILL_DATABASE(0, 4),
    /** SIGSTOP and SIGCONT for the database. */
    PAUSE_DATABASE(2, 10),
    /** Nothing is taken from the queue while check-ins go on. */
    FILL_QUEUE(5, 12),
    /** Every connection of phones is broken, and new ones for a while, too. */
    CUT_PHONES(0, 4),
    /** The phones' connections pass nothing for a while. */
    STALL_PHONES(2, 8),
    /** Every connection from server to database is broken, and new ones for a while, too. */
    CUT_DATABASE(0, 4),
    /** The connections from server to database pass nothing for a while. */
    STALL_DATABASE(2, 8),
    /** The application sees another time. */
    SKEW_CLOCK(5, 10),
    /** WildFly is stopped in order and started again. */
    RESTART(0, 0);

    /** After these WildFly is started, as a service manager would. */
    static final Set<Kind> STARTS = EnumSet.of(KILL_SERVER, RESTART);

    /** These can happen while the server starts. */
    static final Set<Kind> BESIDES =
        EnumSet.of(KILL_DATABASE, PAUSE_DATABASE, CUT_DATABASE, STALL_DATABASE);

    private static final int LEAST_SKEW = 30;
    private static final int BACK = 120;
    private static final int AHEAD = 240;
    private static final double LONGEST_WAIT = 3;

    private final int shortest;
    private final int longest;

    Kind(int shortest, int longest) {
      this.shortest = shortest;
      this.longest = longest;
    }

    Trouble drawn(int number, Random random) {
      int millis = 1000 * shortest + random.nextInt(1000 * (longest - shortest) + 1);
      int size =
          switch (this) {
            case SKEW_CLOCK ->
                random.nextBoolean()
                    ? LEAST_SKEW + random.nextInt(AHEAD - LEAST_SKEW)
                    : -LEAST_SKEW - random.nextInt(BACK - LEAST_SKEW);
            case KILL_SERVER -> random.nextInt(6) == 0 ? 1 : 0;
            default -> 0;
          };
      // Squared: mostly soon, now and then long enough for recovery to pass and load to build up.
      double share = random.nextDouble();
      return new Trouble(
          number, this, LONGEST_WAIT * share * share, Duration.ofMillis(millis), size, false);
    }

    /** How long it and its healing take, in seconds, with a server that starts in so many. */
    double expected(double start) {
      return STARTS.contains(this) ? start : 1 + (shortest + longest) / 2.0;
    }
  }

  /** The same while the server starts after the trouble before it. */
  Trouble beside(double secondsAfterTheStart) {
    return new Trouble(number, kind, secondsAfterTheStart, lasts, size, true);
  }
}
