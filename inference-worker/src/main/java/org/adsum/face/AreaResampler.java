package org.adsum.face;

/**
 * Reads the frame itself for each resampling: best for one large part, or one frame too large for
 * {@link AreaSums}.
 */
final class AreaResampler implements AreaSource {
  private final Frame frame;

  private AreaResampler(Frame frame) {
    this.frame = frame;
  }

  static AreaResampler over(Frame frame) {
    return new AreaResampler(frame);
  }

  @Override
  public void resample(
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
      int fromRow = AreaSource.begin(y, height, outHeight);
      int toRow = AreaSource.end(y, height, outHeight);
      java.util.Arrays.fill(columns, 0);
      for (int row = fromRow; row < toRow; row++) {
        int at = (top + row) * stride + left * 3;
        for (int i = 0; i < columns.length; i++) {
          columns[i] += rgb[at + i] & 0xFF;
        }
      }
      for (int x = 0; x < outWidth; x++) {
        int fromColumn = AreaSource.begin(x, width, outWidth);
        int toColumn = AreaSource.end(x, width, outWidth);
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
        to[at] = AreaSource.scaled(red, count);
        to[at + plane] = AreaSource.scaled(green, count);
        to[at + 2 * plane] = AreaSource.scaled(blue, count);
      }
    }
  }
}
