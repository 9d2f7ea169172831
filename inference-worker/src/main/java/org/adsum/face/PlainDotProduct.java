package org.adsum.face;

/** A loop with four sums: independent additions, so that the processor need not wait for each. */
final class PlainDotProduct implements DotProduct {
  @Override
  public float of(float[] a, int aFrom, float[] b, int bFrom, int length) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      first += a[aFrom + i] * b[bFrom + i];
      second += a[aFrom + i + 1] * b[bFrom + i + 1];
      third += a[aFrom + i + 2] * b[bFrom + i + 2];
      fourth += a[aFrom + i + 3] * b[bFrom + i + 3];
    }
    for (; i < length; i++) {
      first += a[aFrom + i] * b[bFrom + i];
    }
    return first + second + third + fourth;
  }
}
