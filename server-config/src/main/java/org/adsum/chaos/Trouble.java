package org.adsum.chaos;

import java.time.Duration;
import java.util.Random;

/**
 * Something that goes wrong.
 *
 * @param number its place in the plan, from 1
 * @param kind what happens
 * @param after how long the instance has been whole again before it happens
 * @param lasts how long it lasts: until the dead is started again, the paused goes on, and so on
 * @param size seconds by which the clock is wrong; 1 for a kill that is followed by another one
 *     while the server starts; otherwise 0
 */
public record Trouble(int number, Kind kind, Duration after, Duration lasts, int size) {

  /** What can go wrong. */
  public enum Kind {
    /** SIGKILL for WildFly; sometimes a second one while it starts. */
    KILL_SERVER(0, 1),
    /** SIGKILL for the database, which is started again. */
    KILL_DATABASE(0, 5),
    /** SIGSTOP and SIGCONT for the database. */
    PAUSE_DATABASE(2, 15),
    /** Nothing is taken from the queue while check-ins go on. */
    FILL_QUEUE(5, 15),
    /** Every connection of phones is broken, and new ones for a while, too. */
    CUT_PHONES(0, 4),
    /** The phones' connections pass nothing for a while. */
    STALL_PHONES(2, 8),
    /** Every connection from server to database is broken, and new ones for a while, too. */
    CUT_DATABASE(0, 4),
    /** The connections from server to database pass nothing for a while. */
    STALL_DATABASE(2, 8),
    /** The application sees another time. */
    SKEW_CLOCK(5, 15),
    /** WildFly is stopped in order and started again. */
    RESTART(0, 0);

    private final int shortest;
    private final int longest;

    Kind(int shortest, int longest) {
      this.shortest = shortest;
      this.longest = longest;
    }

    Trouble drawn(int number, double meanGap, Random random) {
      int millis = 1000 * shortest + random.nextInt(1000 * (longest - shortest) + 1);
      int size =
          switch (this) {
            case SKEW_CLOCK -> random.nextInt(360) - 120;
            case KILL_SERVER -> random.nextInt(6) == 0 ? 1 : 0;
            default -> 0;
          };
      return new Trouble(
          number,
          this,
          Duration.ofMillis((long) (2000 * meanGap * random.nextDouble())),
          Duration.ofMillis(millis),
          size);
    }
  }
}
