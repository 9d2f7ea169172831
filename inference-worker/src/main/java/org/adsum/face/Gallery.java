package org.adsum.face;

/**
 * Unit embeddings of one model side by side in one array, to compare a probe with all of them.
 * Biometric data: never logged. Immutable.
 */
public final class Gallery {
  private static final DotProduct DOT = DotProduct.fastest();

  private final float[] vectors;
  private final int size;

  private Gallery(float[] vectors, int size) {
    this.vectors = vectors;
    this.size = size;
  }

  /**
   * @param vectors unit vectors of one model, one after the other; not copied
   * @param size length of each
   * @throws IllegalArgumentException when the array does not hold whole vectors
   */
  public static Gallery of(float[] vectors, int size) {
    if (size < 1 || vectors.length % size != 0) {
      throw new IllegalArgumentException("A gallery holds whole embeddings of one size");
    }
    return new Gallery(vectors, size);
  }

  /** How many embeddings there are. */
  public int count() {
    return vectors.length / size;
  }

  /**
   * The cosine similarity of the probe with each embedding, in order.
   *
   * @param probe a unit vector of the same model
   * @throws IllegalArgumentException when it is of another size
   */
  public float[] similarities(float[] probe) {
    if (probe.length != size) {
      throw new IllegalArgumentException("Embeddings of different models are never compared");
    }
    float[] found = new float[count()];
    for (int i = 0; i < found.length; i++) {
      found[i] = DOT.of(probe, 0, vectors, i * size, size);
    }
    return found;
  }

  @Override
  public String toString() {
    return "Gallery[" + count() + "]";
  }
}
