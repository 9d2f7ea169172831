package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilaritiesTest {
  private static float[] random(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values).toFloats();
  }

  @Test
  void equalsTheComparisonOfOneWithOneWhateverTheSize() {
    Random random = new Random(7);
    for (int size : new int[] {3, 128, 192, 509, 512}) {
      float[] probe = random(random, size);
      float[] others = new float[5 * size];
      Embedding[] single = new Embedding[5];
      for (int k = 0; k < 5; k++) {
        float[] other = random(random, size);
        System.arraycopy(other, 0, others, k * size, size);
        single[k] = Embedding.of(other);
      }
      float[] found = Similarities.of(probe, others);
      for (int k = 0; k < 5; k++) {
        assertEquals(Embedding.of(probe).similarity(single[k]), found[k], 1e-5);
      }
    }
  }

  @Test
  void vectorsThatAreNotWholeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Similarities.of(new float[4], new float[6]));
    assertThrows(IllegalArgumentException.class, () -> Similarities.of(new float[0], new float[6]));
  }
}
