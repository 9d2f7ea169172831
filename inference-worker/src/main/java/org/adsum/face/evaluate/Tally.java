package org.adsum.face.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Counts the scores of {@link AllPairs} on one thread; tallies are added up afterwards. */
final class Tally {
  final long[] genuineCounts = new long[AllPairs.step(1) + 1];
  final long[] impostorCounts = new long[AllPairs.step(1) + 1];
  private final float keepFrom;
  private final Kept genuine = new Kept();
  private final Kept impostors = new Kept();
  private long impostorCount;

  /**
   * @param keepFrom the lowest impostor score that is kept
   */
  Tally(float keepFrom) {
    this.keepFrom = keepFrom;
  }

  void count(float score, int one, int other) {
    if (one == other) {
      genuineCounts[AllPairs.step(score)]++;
      genuine.add(score, one, other);
    } else {
      impostorCounts[AllPairs.step(score)]++;
      impostorCount++;
      if (score >= keepFrom) {
        impostors.add(score, one, other);
      }
    }
  }

  void add(Tally more) {
    for (int i = 0; i < genuineCounts.length; i++) {
      genuineCounts[i] += more.genuineCounts[i];
      impostorCounts[i] += more.impostorCounts[i];
    }
    impostorCount += more.impostorCount;
    genuine.addAll(more.genuine);
    impostors.addAll(more.impostors);
  }

  Comparisons comparisons(int[] photosOfPerson) {
    // Sorted by everything, so that the order does not depend on the threads.
    int[] falling = impostors.falling();
    double[] genuineScores = new double[genuine.size];
    Arrays.setAll(genuineScores, i -> genuine.scores[i]);
    float[] scores = new float[falling.length];
    int[] one = new int[falling.length];
    int[] other = new int[falling.length];
    for (int i = 0; i < falling.length; i++) {
      scores[i] = impostors.scores[falling[i]];
      one[i] = impostors.one[falling[i]];
      other[i] = impostors.other[falling[i]];
    }
    return new Comparisons(
        genuineScores,
        Arrays.copyOf(genuine.one, genuine.size),
        scores,
        one,
        other,
        impostorCount,
        photosOfPerson);
  }

  private static final class Kept {
    private float[] scores = new float[1024];
    private int[] one = new int[1024];
    private int[] other = new int[1024];
    private int size;

    void add(float score, int a, int b) {
      room(size + 1);
      scores[size] = score;
      one[size] = a;
      other[size++] = b;
    }

    void addAll(Kept more) {
      room(size + more.size);
      System.arraycopy(more.scores, 0, scores, size, more.size);
      System.arraycopy(more.one, 0, one, size, more.size);
      System.arraycopy(more.other, 0, other, size, more.size);
      size += more.size;
    }

    private void room(int needed) {
      if (needed > scores.length) {
        int length = Math.max(needed, scores.length * 2);
        scores = Arrays.copyOf(scores, length);
        one = Arrays.copyOf(one, length);
        other = Arrays.copyOf(other, length);
      }
    }

    int[] falling() {
      return IntStream.range(0, size)
          .boxed()
          .sorted(
              Comparator.comparingDouble((Integer i) -> -scores[i])
                  .thenComparingInt(i -> one[i])
                  .thenComparingInt(i -> other[i]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }
}
