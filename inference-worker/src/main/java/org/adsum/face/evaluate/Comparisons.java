package org.adsum.face.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores with the people behind them: all genuine ones, and the highest impostor ones (or all of
 * them). People are numbers from 0.
 *
 * @param genuine scores
 * @param person whose each genuine score is
 * @param impostors falling scores; all of {@code impostorCount}, or the highest of them
 * @param one person of each impostor score
 * @param other person of each impostor score
 * @param impostorCount of all impostor comparisons made
 * @param photos how many photos each person has when every pair of photos was compared; else null
 */
record Comparisons(
    double[] genuine,
    int[] person,
    float[] impostors,
    int[] one,
    int[] other,
    long impostorCount,
    int[] photos) {

  /** From single comparisons. */
  static Comparisons of(List<Compared> list) {
    List<Compared> genuine = list.stream().filter(c -> c.one() == c.other()).toList();
    List<Compared> impostors =
        list.stream()
            .filter(c -> c.one() != c.other())
            .sorted(Comparator.comparingDouble(Compared::score).reversed())
            .toList();
    float[] scores = new float[impostors.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) impostors.get(i).score();
    }
    return new Comparisons(
        genuine.stream().mapToDouble(compared -> (float) compared.score()).toArray(),
        genuine.stream().mapToInt(Compared::one).toArray(),
        scores,
        impostors.stream().mapToInt(Compared::one).toArray(),
        impostors.stream().mapToInt(Compared::other).toArray(),
        impostors.size(),
        null);
  }

  /** One comparison of two people's photos; genuine when they are the same person. */
  record Compared(double score, int one, int other) {}

  /** Whether every impostor score is here, not only the highest. */
  boolean complete() {
    return impostors.length == impostorCount;
  }

  int people() {
    return 1
        + IntStream.of(
                Arrays.stream(person).max().orElse(-1),
                Arrays.stream(one).max().orElse(-1),
                Arrays.stream(other).max().orElse(-1))
            .max()
            .orElse(-1);
  }
}
