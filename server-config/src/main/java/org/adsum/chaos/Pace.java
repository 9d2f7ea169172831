package org.adsum.chaos;

import java.time.Duration;
import java.util.List;

/** Spreads the rest of a plan over the rest of the time, by how long starts really take. */
final class Pace {
  private static final double FIRST_GUESS = 30;
  private static final double SHORTEST_GAP = 1.5;
  private static final double LONGEST_GAP = 20;

  private final long end;
  private double start = FIRST_GUESS;

  /**
   * @param end by {@link System#nanoTime()}
   */
  Pace(long end) {
    this.end = end;
  }

  /** Learns how long a start with all that belongs to it took, in seconds. */
  void started(double seconds) {
    start = 0.8 * start + 0.2 * seconds;
  }

  /**
   * How long the instance is left in peace before the first of these.
   *
   * @param rest what is still to come, not empty
   */
  Duration before(List<Trouble> rest) {
    double busy =
        rest.stream()
            .filter(trouble -> !trouble.beside())
            .mapToDouble(trouble -> trouble.kind().expected(start))
            .sum();
    double gap = ((end - System.nanoTime()) / 1e9 - busy) / rest.size();
    double bounded = Math.max(SHORTEST_GAP, Math.min(LONGEST_GAP, gap));
    return Duration.ofMillis((long) (1000 * bounded * rest.get(0).after()));
  }
}
