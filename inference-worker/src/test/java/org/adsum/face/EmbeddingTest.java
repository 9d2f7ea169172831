package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void isAUnitVector() {
    assertArrayEquals(new float[] {0.6f, 0.8f}, Embedding.of(new float[] {3, 4}).toFloats(), 1e-6f);
  }

  @Test
  void distanceAndSimilarityAreOneNumber() {
    Embedding east = Embedding.of(new float[] {1, 0, 0, 0, 0});
    Embedding northEast = Embedding.of(new float[] {1, 1, 0, 0, 0});
    double similarity = east.similarity(northEast);
    assertEquals(Math.sqrt(0.5), similarity, 1e-6);
    double squared = Math.pow(east.distance(northEast), 2);
    assertEquals(2 - 2 * similarity, squared, 1e-6);
    assertEquals(0, east.distance(east), 1e-3);
  }

  @Test
  void refusesAVectorWithoutDirection() {
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(new float[4]));
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(new float[] {Float.NaN, 1}));
    assertThrows(IllegalArgumentException.class, () -> Embedding.of(new float[0]));
  }

  @Test
  void refusesAComparisonAcrossSizes() {
    Embedding two = Embedding.of(new float[] {1, 0});
    Embedding three = Embedding.of(new float[] {1, 0, 0});
    assertThrows(IllegalArgumentException.class, () -> two.similarity(three));
  }

  @Test
  void survivesStorage() {
    Embedding before = Embedding.of(new float[] {1, -2, 3, 0.5f});
    Embedding after = Embedding.fromBytes(before.toBytes());
    assertArrayEquals(before.toFloats(), after.toFloats(), 1e-7f);
    assertThrows(IllegalArgumentException.class, () -> Embedding.fromBytes(new byte[7]));
  }

  @Test
  void givesNothingAwayAsText() {
    assertFalse(Embedding.of(new float[] {3, 4}).toString().contains("0."));
  }
}
