package org.adsum.face.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How far the figures would vary with other people: draws as many people as there are, with
 * replacement, counts a genuine comparison as often as its person was drawn and an impostor
 * comparison as often as the product of its two people's draws, and takes the threshold anew.
 *
 * <p>People are drawn and not pairs, because the comparisons of one person depend on each other: a
 * face that is hard to recognise spoils many of them. Resampling pairs would give intervals that
 * are too narrow.
 */
final class Bootstrap {
  private final Comparisons comparisons;
  private final int people;
  private final int repetitions;
  private final long seed;

  Bootstrap(Comparisons comparisons, int repetitions, long seed) {
    this.comparisons = comparisons;
    this.people = comparisons.people();
    this.repetitions = repetitions;
    this.seed = seed;
  }

  /**
   * @param trueMatchRate at the threshold that each repetition takes for the false match rate
   * @param threshold so taken
   */
  record AtRate(double falseMatchRate, Interval trueMatchRate, Interval threshold) {}

  /** The intervals for each false match rate, which must fall. */
  List<AtRate> at(List<Double> fallingRates) {
    double[][] matched = new double[fallingRates.size()][repetitions];
    double[][] thresholds = new double[fallingRates.size()][repetitions];
    Random random = new Random(seed);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      int[] drawn = draw(random);
      double[] found = thresholds(drawn, fallingRates);
      for (int rate = 0; rate < found.length; rate++) {
        thresholds[rate][repetition] = found[rate];
        matched[rate][repetition] = genuineAbove(found[rate], drawn);
      }
    }
    return IntStream.range(0, fallingRates.size())
        .mapToObj(
            rate ->
                new AtRate(
                    fallingRates.get(rate),
                    Interval.ofRepetitions(numbers(matched[rate])),
                    Interval.ofRepetitions(numbers(thresholds[rate]))))
        .toList();
  }

  /**
   * @param auc area under the curve
   * @param equalError rate
   */
  record Overall(Interval auc, Interval equalError) {}

  /**
   * @throws IllegalStateException when only the highest impostor scores are there
   */
  Overall overall() {
    if (!comparisons.complete()) {
      throw new IllegalStateException("Needs every impostor score");
    }
    double[] areas = new double[repetitions];
    double[] errors = new double[repetitions];
    double[] rising = allScores();
    int[] genuineAt = places(rising, comparisons.genuine());
    double[] impostors = new double[comparisons.impostors().length];
    Arrays.setAll(impostors, i -> comparisons.impostors()[i]);
    int[] impostorAt = places(rising, impostors);
    Random random = new Random(seed);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      int[] drawn = draw(random);
      long[] genuine = new long[rising.length];
      long[] impostor = new long[rising.length];
      for (int i = 0; i < genuineAt.length; i++) {
        genuine[genuineAt[i]] += drawn[comparisons.person()[i]];
      }
      for (int i = 0; i < impostorAt.length; i++) {
        impostor[impostorAt[i]] += weight(drawn, i);
      }
      boolean both =
          Arrays.stream(genuine).anyMatch(n -> n > 0)
              && Arrays.stream(impostor).anyMatch(n -> n > 0);
      Roc roc = both ? Roc.ofCounts(rising, genuine, impostor) : null;
      areas[repetition] = both ? roc.auc() : Double.NaN;
      errors[repetition] = both ? roc.equalError().rate() : Double.NaN;
    }
    return new Overall(
        Interval.ofRepetitions(numbers(areas)), Interval.ofRepetitions(numbers(errors)));
  }

  private int[] draw(Random random) {
    int[] drawn = new int[people];
    for (int i = 0; i < people; i++) {
      drawn[random.nextInt(people)]++;
    }
    return drawn;
  }

  private long weight(int[] drawn, int impostor) {
    return (long) drawn[comparisons.one()[impostor]] * drawn[comparisons.other()[impostor]];
  }

  /** Accept above these scores; NaN when a repetition has too few impostors for the rate. */
  private double[] thresholds(int[] drawn, List<Double> fallingRates) {
    double total = totalWeight(drawn);
    double[] found = new double[fallingRates.size()];
    Arrays.fill(found, Double.NaN);
    int rate = fallingRates.size() - 1;
    double accepted = 0;
    float[] scores = comparisons.impostors();
    for (int i = 0; i < scores.length && rate >= 0; i++) {
      accepted += weight(drawn, i);
      while (rate >= 0 && accepted > fallingRates.get(rate) * total + 1e-9) {
        found[rate--] = scores[i];
      }
    }
    return found;
  }

  private double totalWeight(int[] drawn) {
    if (comparisons.photos() == null) {
      double total = 0;
      for (int i = 0; i < comparisons.one().length; i++) {
        total += weight(drawn, i);
      }
      return total;
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < people; i++) {
      double weight = (double) drawn[i] * comparisons.photos()[i];
      sum += weight;
      squares += weight * weight;
    }
    return (sum * sum - squares) / 2;
  }

  private double genuineAbove(double threshold, int[] drawn) {
    long above = 0;
    long all = 0;
    for (int i = 0; i < comparisons.person().length; i++) {
      int weight = drawn[comparisons.person()[i]];
      all += weight;
      above += comparisons.genuine()[i] > threshold ? weight : 0;
    }
    return all == 0 || Double.isNaN(threshold) ? Double.NaN : above / (double) all;
  }

  private double[] allScores() {
    double[] all =
        Arrays.copyOf(
            comparisons.genuine(), comparisons.genuine().length + comparisons.impostors().length);
    for (int i = 0; i < comparisons.impostors().length; i++) {
      all[comparisons.genuine().length + i] = comparisons.impostors()[i];
    }
    return Arrays.stream(all).distinct().sorted().toArray();
  }

  private static int[] places(double[] rising, double[] scores) {
    return Arrays.stream(scores).mapToInt(s -> Arrays.binarySearch(rising, s)).toArray();
  }

  private static double[] numbers(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }
}
