package org.adsum.face.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.adsum.face.Embedding;

/**
 * Compares every photo with every other one, in blocks: of n photos n(n-1)/2 comparisons, which are
 * counted and not kept, save the genuine ones and the highest of the impostors.
 */
final class AllPairs {
  /** Scores are counted in steps of about 2 millionths of cosine. */
  private static final int STEPS = 1 << 20;

  /** Up to here every impostor score is kept. */
  private static final long KEEP_ALL = 4_000_000;

  /**
   * The kept share beyond that: four times what the least strict false match rate accepts, so that
   * resampling finds its thresholds there.
   */
  private static final double KEPT_SHARE = 0.04;

  private static final int SAMPLE = 200_000;
  private static final int BLOCK = 64;

  /**
   * @param curve over all comparisons
   * @param comparisons for resampling
   * @param genuine counts of 200 equal steps from -1 to 1, for drawing
   * @param impostors counts of the same steps
   */
  record Result(Roc curve, Comparisons comparisons, long[] genuine, long[] impostors) {}

  private final List<Embedding> embeddings;
  private final int[] person;
  private final int size;
  private final float[][] blocks;

  /**
   * @param embeddings one per photo, of one model
   * @param person whose each photo is, numbers from 0
   */
  AllPairs(List<Embedding> embeddings, int[] person) {
    this.embeddings = embeddings;
    this.person = person;
    this.size = embeddings.isEmpty() ? 0 : embeddings.get(0).size();
    int count = (embeddings.size() + BLOCK - 1) / BLOCK;
    blocks = new float[count][BLOCK * size];
    for (int i = 0; i < embeddings.size(); i++) {
      float[] vector = embeddings.get(i).toFloats();
      for (int k = 0; k < size; k++) {
        // Turned, so that one value of 64 photos lies together and the processor adds them at once.
        blocks[i / BLOCK][k * BLOCK + i % BLOCK] = vector[k];
      }
    }
  }

  /**
   * @throws IllegalArgumentException when there are no genuine or no impostor comparisons
   */
  Result compare(long seed) {
    long photos = embeddings.size();
    long pairs = photos * (photos - 1) / 2;
    float keepFrom = pairs <= KEEP_ALL ? Float.NEGATIVE_INFINITY : sampledQuantile(seed);
    Tally all =
        IntStream.range(0, embeddings.size())
            .parallel()
            .collect(() -> new Tally(keepFrom), this::compare, Tally::add);
    double[] steps = new double[STEPS + 1];
    Arrays.setAll(steps, i -> -1 + 2.0 * i / STEPS);
    int[] photosOf = new int[Arrays.stream(person).max().orElse(-1) + 1];
    Arrays.stream(person).forEach(p -> photosOf[p]++);
    return new Result(
        Roc.ofCounts(steps, all.genuineCounts, all.impostorCounts),
        all.comparisons(photosOf),
        coarse(all.genuineCounts),
        coarse(all.impostorCounts));
  }

  private void compare(Tally tally, int photo) {
    float[] probe = embeddings.get(photo).toFloats();
    float[] scores = new float[BLOCK];
    for (int block = 0; block * BLOCK < photo; block++) {
      Arrays.fill(scores, 0);
      float[] values = blocks[block];
      for (int k = 0; k < size; k++) {
        float value = probe[k];
        for (int j = 0; j < BLOCK; j++) {
          scores[j] += value * values[k * BLOCK + j];
        }
      }
      int until = Math.min(BLOCK, photo - block * BLOCK);
      for (int j = 0; j < until; j++) {
        tally.count(scores[j], person[photo], person[block * BLOCK + j]);
      }
    }
  }

  private float sampledQuantile(long seed) {
    Random random = new Random(seed);
    double[] sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; ) {
      int one = random.nextInt(person.length);
      int other = random.nextInt(person.length);
      if (person[one] != person[other]) {
        sample[i++] = embeddings.get(one).similarity(embeddings.get(other));
      }
    }
    Arrays.sort(sample);
    return (float) sample[(int) (SAMPLE * (1 - KEPT_SHARE))];
  }

  static int step(float score) {
    return (int) Math.floor((Math.max(-1, Math.min(1, score)) + 1) / 2 * STEPS);
  }

  private static long[] coarse(long[] fine) {
    long[] counts = new long[ScoreHistogram.STEPS];
    for (int i = 0; i < fine.length; i++) {
      counts[(int) Math.min(counts.length - 1L, (long) i * counts.length / STEPS)] += fine[i];
    }
    return counts;
  }
}
