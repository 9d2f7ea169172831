package org.adsum.face;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A face as a unit vector. Biometric data: never logged, and {@link #toString} gives nothing away.
 * Immutable.
 */
public final class Embedding {
  private static final DotProduct DOT = DotProduct.fastest();

  private final float[] vector;

  private Embedding(float[] vector) {
    this.vector = vector;
  }

  /**
   * Scales a vector to length 1.
   *
   * @throws IllegalArgumentException when it has no direction (all zero, not finite, or empty)
   */
  public static Embedding of(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    double length = Math.sqrt(sum);
    if (!(length > 1e-12) || Double.isInfinite(length)) {
      throw new IllegalArgumentException("A vector without direction is no embedding");
    }
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / length);
    }
    return new Embedding(unit);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are no float vector
   */
  public static Embedding fromBytes(byte[] bytes) {
    if (bytes.length % 4 != 0) {
      throw new IllegalArgumentException("An embedding is stored as whole floats");
    }
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return of(values);
  }

  /** Little-endian float32 values, to be encrypted before they leave memory. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /** A copy of the unit vector. */
  public float[] toFloats() {
    return vector.clone();
  }

  public int size() {
    return vector.length;
  }

  /**
   * Cosine similarity, -1 to 1.
   *
   * @throws IllegalArgumentException when the sizes differ: not of one model
   */
  public double similarity(Embedding other) {
    if (vector.length != other.vector.length) {
      throw new IllegalArgumentException("Embeddings of different models are never compared");
    }
    return Math.max(-1, Math.min(1, DOT.of(vector, 0, other.vector, 0, vector.length)));
  }

  /** Euclidean distance, 0 to 2: the same number seen otherwise, d² = 2 - 2·cos. */
  public double distance(Embedding other) {
    return distanceOf(similarity(other));
  }

  /** The Euclidean distance of unit vectors of that cosine similarity. */
  public static double distanceOf(double similarity) {
    return Math.sqrt(Math.max(0, 2 - 2 * similarity));
  }

  @Override
  public String toString() {
    return "Embedding[" + vector.length + "]";
  }
}
