package org.adsum.face;

/**
 * Scales a part of a frame as torch's {@code adaptive_avg_pool2d} does (which is what {@code
 * interpolate(mode="area")} runs): the output pixel i is the mean of the whole input pixels
 * floor(i*in/out) to ceil((i+1)*in/out). MTCNN's boxes move by pixels with any other resize.
 */
final class AreaResampler {
  private AreaResampler() {}

  /**
   * Writes planes R, G, B of {@code outHeight x outWidth} values {@code (mean - 127.5) / 128}.
   *
   * @param to at least {@code offset + 3 * outWidth * outHeight} long
   */
  static void resample(
      Frame frame,
      int left,
      int top,
      int width,
      int height,
      int outWidth,
      int outHeight,
      float[] to,
      int offset) {
    byte[] rgb = frame.rgb();
    int stride = frame.width() * 3;
    int plane = outWidth * outHeight;
    int[] columns = new int[width * 3];
    for (int y = 0; y < outHeight; y++) {
      int fromRow = (int) ((long) y * height / outHeight);
      int toRow = (int) (((long) (y + 1) * height + outHeight - 1) / outHeight);
      java.util.Arrays.fill(columns, 0);
      for (int row = fromRow; row < toRow; row++) {
        int at = (top + row) * stride + left * 3;
        for (int i = 0; i < columns.length; i++) {
          columns[i] += rgb[at + i] & 0xFF;
        }
      }
      for (int x = 0; x < outWidth; x++) {
        int fromColumn = (int) ((long) x * width / outWidth);
        int toColumn = (int) (((long) (x + 1) * width + outWidth - 1) / outWidth);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = fromColumn * 3; i < toColumn * 3; i += 3) {
          red += columns[i];
          green += columns[i + 1];
          blue += columns[i + 2];
        }
        float count = (toRow - fromRow) * (toColumn - fromColumn);
        int at = offset + y * outWidth + x;
        to[at] = (red / count - 127.5f) * 0.0078125f;
        to[at + plane] = (green / count - 127.5f) * 0.0078125f;
        to[at + 2 * plane] = (blue / count - 127.5f) * 0.0078125f;
      }
    }
  }
}
