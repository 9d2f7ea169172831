package org.adsum.face.evaluate;

import java.util.Arrays;
import java.util.Optional;

/**
 * What would be accepted at each threshold. Point i accepts every comparison with a score at or
 * above {@code scores[i]}; scores fall.
 */
final class Roc {
  /**
   * @param rate at which false matches and false non-matches are equally frequent
   * @param threshold where that is, cosine
   */
  record EqualError(double rate, double threshold) {}

  /**
   * The least strict threshold that keeps a false match rate on this data.
   *
   * @param threshold the lowest score accepted
   * @param impostorsAccepted of {@code impostors}
   * @param genuineAccepted of {@code genuine}
   */
  record Point(
      double threshold,
      long impostorsAccepted,
      long impostors,
      long genuineAccepted,
      long genuine) {
    double falseMatchRate() {
      return impostorsAccepted / (double) impostors;
    }

    double trueMatchRate() {
      return genuineAccepted / (double) genuine;
    }
  }

  private final double[] scores;
  private final long[] genuineAccepted;
  private final long[] impostorsAccepted;

  private Roc(double[] scores, long[] genuineAccepted, long[] impostorsAccepted) {
    this.scores = scores;
    this.genuineAccepted = genuineAccepted;
    this.impostorsAccepted = impostorsAccepted;
  }

  /**
   * @throws IllegalArgumentException when there are no genuine or no impostor scores
   */
  static Roc of(double[] genuine, double[] impostors) {
    double[] all = new double[genuine.length + impostors.length];
    System.arraycopy(genuine, 0, all, 0, genuine.length);
    System.arraycopy(impostors, 0, all, genuine.length, impostors.length);
    double[] distinct = Arrays.stream(all).distinct().sorted().toArray();
    long[] genuineAt = new long[distinct.length];
    long[] impostorsAt = new long[distinct.length];
    for (double score : genuine) {
      genuineAt[Arrays.binarySearch(distinct, score)]++;
    }
    for (double score : impostors) {
      impostorsAt[Arrays.binarySearch(distinct, score)]++;
    }
    return ofCounts(distinct, genuineAt, impostorsAt);
  }

  /**
   * From counted scores.
   *
   * @param rising distinct scores
   * @param genuine how many genuine comparisons had each score
   * @param impostors how many impostor comparisons had it
   * @throws IllegalArgumentException when there are no genuine or no impostor scores
   */
  static Roc ofCounts(double[] rising, long[] genuine, long[] impostors) {
    int size = 0;
    for (int i = 0; i < rising.length; i++) {
      size += genuine[i] + impostors[i] > 0 ? 1 : 0;
    }
    double[] scores = new double[size];
    long[] genuineAccepted = new long[size];
    long[] impostorsAccepted = new long[size];
    long genuineSoFar = 0;
    long impostorsSoFar = 0;
    int at = 0;
    for (int i = rising.length - 1; i >= 0; i--) {
      if (genuine[i] + impostors[i] > 0) {
        scores[at] = rising[i];
        genuineAccepted[at] = genuineSoFar += genuine[i];
        impostorsAccepted[at] = impostorsSoFar += impostors[i];
        at++;
      }
    }
    if (genuineSoFar == 0 || impostorsSoFar == 0) {
      throw new IllegalArgumentException("An ROC needs genuine and impostor comparisons");
    }
    return new Roc(scores, genuineAccepted, impostorsAccepted);
  }

  int size() {
    return scores.length;
  }

  double score(int point) {
    return scores[point];
  }

  double falseMatchRate(int point) {
    return impostorsAccepted[point] / (double) impostors();
  }

  double trueMatchRate(int point) {
    return genuineAccepted[point] / (double) genuine();
  }

  long genuine() {
    return genuineAccepted[scores.length - 1];
  }

  long impostors() {
    return impostorsAccepted[scores.length - 1];
  }

  /**
   * The probability that a genuine comparison scores higher than an impostor one; a tie counts
   * half.
   */
  double auc() {
    double area = 0;
    long genuineBefore = 0;
    long impostorsBefore = 0;
    for (int i = 0; i < scores.length; i++) {
      area +=
          (impostorsAccepted[i] - impostorsBefore) * ((genuineBefore + genuineAccepted[i]) / 2.0);
      genuineBefore = genuineAccepted[i];
      impostorsBefore = impostorsAccepted[i];
    }
    return area / ((double) genuine() * impostors());
  }

  /** Where the two error rates cross, between two points by a straight line. */
  EqualError equalError() {
    double missBefore = 1;
    double falseBefore = 0;
    double scoreBefore = scores[0];
    for (int i = 0; i < scores.length; i++) {
      double miss = 1 - trueMatchRate(i);
      double falseMatch = falseMatchRate(i);
      if (falseMatch >= miss) {
        double gapBefore = missBefore - falseBefore;
        double gap = miss - falseMatch;
        double share = gapBefore == gap ? 0 : gapBefore / (gapBefore - gap);
        return new EqualError(
            falseBefore + share * (falseMatch - falseBefore),
            scoreBefore + share * (scores[i] - scoreBefore));
      }
      missBefore = miss;
      falseBefore = falseMatch;
      scoreBefore = scores[i];
    }
    throw new IllegalStateException("The last point accepts everything");
  }

  /**
   * The least strict threshold that keeps a false match rate; empty when the impostor comparisons
   * are too few for even one of them to be accepted at that rate.
   */
  Optional<Point> at(double falseMatchRate) {
    long allowed = allowed(falseMatchRate);
    if (allowed < 1) {
      return Optional.empty();
    }
    int last = -1;
    while (last + 1 < scores.length && impostorsAccepted[last + 1] <= allowed) {
      last++;
    }
    // An impostor holds the highest scores in a tie too large for the rate.
    return last < 0 ? Optional.empty() : Optional.of(point(last));
  }

  /** What a threshold accepts. */
  Point accepting(double threshold) {
    int last = -1;
    while (last + 1 < scores.length && scores[last + 1] >= threshold) {
      last++;
    }
    return last < 0
        ? new Point(threshold, 0, impostors(), 0, genuine())
        : new Point(
            threshold, impostorsAccepted[last], impostors(), genuineAccepted[last], genuine());
  }

  private Point point(int i) {
    return new Point(scores[i], impostorsAccepted[i], impostors(), genuineAccepted[i], genuine());
  }

  private long allowed(double falseMatchRate) {
    // 1e-3 of 3,000 is 3, whatever binary fractions make of it.
    return (long) Math.floor(falseMatchRate * impostors() + 1e-9);
  }
}
