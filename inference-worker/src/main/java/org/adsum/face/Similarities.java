package org.adsum.face;

/** One vector against many. */
public final class Similarities {
  private Similarities() {}

  /**
   * The cosine of a unit vector with each of many, which lie one behind the other.
   *
   * @throws IllegalArgumentException when {@code others} are not whole vectors of the probe's size
   */
  public static float[] of(float[] probe, float[] others) {
    int size = probe.length;
    if (size == 0 || others.length % size != 0) {
      throw new IllegalArgumentException("Embeddings of different models are never compared");
    }
    float[] cosines = new float[others.length / size];
    for (int k = 0; k < cosines.length; k++) {
      cosines[k] = dot(probe, others, k * size);
    }
    return cosines;
  }

  private static float dot(float[] probe, float[] others, int from) {
    // Eight sums keep the additions independent, so the processor need not wait for each.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < probe.length; i += 8) {
      a += probe[i] * others[from + i];
      b += probe[i + 1] * others[from + i + 1];
      c += probe[i + 2] * others[from + i + 2];
      d += probe[i + 3] * others[from + i + 3];
      e += probe[i + 4] * others[from + i + 4];
      f += probe[i + 5] * others[from + i + 5];
      g += probe[i + 6] * others[from + i + 6];
      h += probe[i + 7] * others[from + i + 7];
    }
    for (; i < probe.length; i++) {
      a += probe[i] * others[from + i];
    }
    return a + b + c + d + e + f + g + h;
  }
}
