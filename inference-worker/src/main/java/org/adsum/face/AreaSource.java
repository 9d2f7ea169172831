package org.adsum.face;

/**
 * Scales parts of a frame as torch's {@code adaptive_avg_pool2d} does (which is what {@code
 * interpolate(mode="area")} runs): the output pixel i is the mean of the whole input pixels
 * floor(i*in/out) to ceil((i+1)*in/out). MTCNN's boxes move by pixels with any other resize.
 */
interface AreaSource {
  /**
   * Writes planes R, G, B of {@code outHeight x outWidth} values {@code (mean - 127.5) / 128}.
   *
   * @param to at least {@code offset + 3 * outWidth * outHeight} long
   */
  void resample(
      int left,
      int top,
      int width,
      int height,
      int outWidth,
      int outHeight,
      float[] to,
      int offset);

  /** Gives back what it holds. */
  default void release() {}

  /** The first input pixel of an output pixel. */
  static int begin(int i, int in, int out) {
    return (int) ((long) i * in / out);
  }

  /** One behind its last. */
  static int end(int i, int in, int out) {
    return (int) (((long) (i + 1) * in + out - 1) / out);
  }

  static float scaled(int sum, float count) {
    return (sum / count - 127.5f) * 0.0078125f;
  }
}
