package org.adsum.face.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LFW's protocol: the threshold that is right most often on the other folds judges the pairs of
 * one. A pair that touches two folds is judged with the threshold chosen on the pairs that touch
 * neither, and counts in the fold of its first photo.
 */
final class CrossValidation {
  /**
   * A pair as it came out.
   *
   * @param score cosine, or NaN when a photo could not be read
   * @param fold of the first photo
   * @param otherFold of the second photo
   */
  record Scored(double score, boolean genuine, int fold, int otherFold) {
    boolean compared() {
      return !Double.isNaN(score);
    }

    private boolean touches(int aFold) {
      return fold == aFold || otherFold == aFold;
    }
  }

  /**
   * @param mean over the folds
   * @param deviation standard deviation of the folds (n - 1)
   * @param folds accuracy of each fold that holds a pair
   * @param threshold mean of the thresholds used
   */
  record Accuracy(double mean, double deviation, List<Double> folds, double threshold) {}

  private final List<Scored> pairs;
  private final Map<Long, Double> thresholds = new HashMap<>();

  CrossValidation(List<Scored> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /**
   * @param failuresCount whether a pair that could not be compared is an error (else it is left
   *     out)
   */
  Accuracy accuracy(boolean failuresCount) {
    Map<Integer, int[]> folds = new java.util.TreeMap<>();
    double sum = 0;
    int used = 0;
    for (Scored pair : pairs) {
      if (!pair.compared() && !failuresCount) {
        continue;
      }
      int[] rightAndAll = folds.computeIfAbsent(pair.fold(), fold -> new int[2]);
      rightAndAll[1]++;
      if (pair.compared()) {
        double threshold = thresholdWithout(pair.fold(), pair.otherFold());
        rightAndAll[0] += (pair.score() >= threshold) == pair.genuine() ? 1 : 0;
        sum += threshold;
        used++;
      }
    }
    double[] shares = folds.values().stream().mapToDouble(f -> f[0] / (double) f[1]).toArray();
    double mean = Arrays.stream(shares).average().orElse(Double.NaN);
    double squares = Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum();
    return new Accuracy(
        mean,
        shares.length < 2 ? Double.NaN : Math.sqrt(squares / (shares.length - 1)),
        Arrays.stream(shares).boxed().toList(),
        used == 0 ? Double.NaN : sum / used);
  }

  /** The threshold chosen on the pairs that touch neither fold. */
  private double thresholdWithout(int fold, int otherFold) {
    long key = (long) Math.min(fold, otherFold) << 32 | Math.max(fold, otherFold);
    return thresholds.computeIfAbsent(
        key,
        k ->
            bestThreshold(
                pairs.stream()
                    .filter(p -> p.compared() && !p.touches(fold) && !p.touches(otherFold))
                    .toList()));
  }

  /**
   * The threshold with the most right answers, halfway between two scores; of several equally good
   * ones the middle one.
   */
  static double bestThreshold(List<Scored> known) {
    List<Scored> falling = new ArrayList<>(known);
    falling.sort(Comparator.comparingDouble(Scored::score).reversed());
    List<Double> best = new ArrayList<>();
    long most = -1;
    long right = falling.stream().filter(pair -> !pair.genuine()).count();
    for (int i = 0; i <= falling.size(); i++) {
      // Between equal scores there is no threshold.
      boolean cut =
          i == 0 || i == falling.size() || falling.get(i - 1).score() > falling.get(i).score();
      if (cut && right >= most) {
        if (right > most) {
          best.clear();
        }
        most = right;
        best.add(
            between(
                i == 0 ? 1 : falling.get(i - 1).score(),
                i == falling.size() ? -1 : falling.get(i).score()));
      }
      if (i < falling.size()) {
        right += falling.get(i).genuine() ? 1 : -1;
      }
    }
    return best.get(best.size() / 2);
  }

  private static double between(double upper, double lower) {
    return (upper + lower) / 2;
  }
}
