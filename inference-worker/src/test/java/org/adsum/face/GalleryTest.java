package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final int SIZE = 512;

  @Test
  void comparesTheProbeWithEachEmbeddingInOrder() {
    float[] vectors = vectors(7, SIZE);
    float[] probe = Embedding.of(vectors(1, SIZE)).toFloats();
    float[] found = Gallery.of(vectors, SIZE).similarities(probe);
    assertEquals(7, found.length);
    for (int i = 0; i < 7; i++) {
      assertEquals(sum(probe, vectors, i * SIZE, SIZE), found[i], 1e-4);
    }
  }

  @Test
  void refusesEmbeddingsOfAnotherModelsSize() {
    Gallery gallery = Gallery.of(new float[2 * SIZE], SIZE);
    assertThrows(IllegalArgumentException.class, () -> gallery.similarities(new float[128]));
    assertThrows(IllegalArgumentException.class, () -> Gallery.of(new float[SIZE + 1], SIZE));
    assertThrows(IllegalArgumentException.class, () -> Gallery.of(new float[SIZE], 0));
  }

  /** The tests' JVM has the module (pom.xml), so both ways are compared. */
  @Test
  void theVectorApiAndThePlainLoopGiveTheSameAtAnyLength() {
    assertInstanceOf(VectorDotProduct.class, DotProduct.fastest());
    for (int length : new int[] {0, 1, 15, 63, 64, 65, 128, 192, 511, 512, 513}) {
      float[] a = vectors(1, length + 3);
      float[] b = vectors(1, length + 5);
      double expected = 0;
      for (int i = 0; i < length; i++) {
        expected += (double) a[3 + i] * b[5 + i];
      }
      assertEquals(expected, new PlainDotProduct().of(a, 3, b, 5, length), 1e-4);
      assertEquals(expected, new VectorDotProduct().of(a, 3, b, 5, length), 1e-4);
    }
  }

  private static double sum(float[] a, float[] b, int from, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) a[i] * b[from + i];
    }
    return sum;
  }

  private static float[] vectors(int count, int size) {
    Random random = new Random(count * 31L + size);
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
