package org.adsum.face.evaluate;

import java.util.Arrays;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** An interval of 95 % confidence. */
record Interval(double low, double high) {
  private static final double ALPHA = 0.05;

  /**
   * Exact (Clopper and Pearson) for a share of independent trials.
   *
   * @throws IllegalArgumentException when there are no trials or more successes than trials
   */
  static Interval ofShare(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials + " is no share");
    }
    var interval =
        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(trials, successes, ALPHA);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }

  /** The middle 95 % of repetitions (nearest rank); NaN when there are none. */
  static Interval ofRepetitions(double[] values) {
    if (values.length == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int tail = (int) Math.floor(sorted.length * ALPHA / 2);
    return new Interval(sorted[tail], sorted[sorted.length - 1 - tail]);
  }

  /** The most that a rate can be, with 95 % confidence, when n independent trials showed none. */
  static double ruleOfThree(long trials) {
    return Math.min(1, 3.0 / trials);
  }
}
