package org.adsum.enrolment.entity;

/** How alike two unit vectors point, -1 to 1. */
public final class Cosine {
  private Cosine() {}

  /**
   * The cosine of the angle between them.
   *
   * @throws IllegalArgumentException when their sizes differ: not of one model
   */
  public static double of(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException("Vectors of different models are never compared");
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
