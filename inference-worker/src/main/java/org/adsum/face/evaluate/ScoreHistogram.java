package org.adsum.face.evaluate;

/** Scores from -1 to 1, counted in equal steps. */
final class ScoreHistogram {
  static final int STEPS = 200;

  private ScoreHistogram() {}

  static long[] count(double[] scores) {
    long[] counts = new long[STEPS];
    for (double score : scores) {
      counts[(int) Math.min(STEPS - 1, Math.max(0, Math.floor((score + 1) / 2 * STEPS)))]++;
    }
    return counts;
  }
}
