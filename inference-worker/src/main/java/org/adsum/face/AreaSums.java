package org.adsum.face;

/**
 * A frame's summed-area table (Crow 1984): for each pixel the sum of all pixels above and to the
 * left of it, per channel. Any rectangle's mean then costs four look-ups, so that MTCNN's pyramid
 * and its overlapping crops do not read the frame again and again. The means are those of {@link
 * AreaResampler}, bit by bit: both add whole numbers.
 *
 * <p>Not to be used after {@link #release}.
 */
final class AreaSums implements AreaSource {
  /** Larger frames are read directly: their tables would take more memory than they save time. */
  private static final int MOST_PIXELS = 2_500_000;

  private final int stride;
  private final int[] sums;
  private final TablePool pool;

  private AreaSums(Frame frame, TablePool pool) {
    this.stride = (frame.width() + 1) * 3;
    this.pool = pool;
    this.sums = pool.take(stride * (frame.height() + 1));
    fill(frame);
  }

  /** The table of a frame, or the frame itself when it is too large for one. */
  static AreaSource of(Frame frame, TablePool pool) {
    return frame.width() * frame.height() <= MOST_PIXELS
        ? new AreaSums(frame, pool)
        : AreaResampler.over(frame);
  }

  private void fill(Frame frame) {
    byte[] rgb = frame.rgb();
    java.util.Arrays.fill(sums, 0, stride, 0);
    int from = 0;
    for (int row = stride; row < stride * (frame.height() + 1); row += stride) {
      sums[row] = 0;
      sums[row + 1] = 0;
      sums[row + 2] = 0;
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int at = row + 3; at < row + stride; at += 3) {
        red += rgb[from] & 0xFF;
        green += rgb[from + 1] & 0xFF;
        blue += rgb[from + 2] & 0xFF;
        from += 3;
        sums[at] = sums[at - stride] + red;
        sums[at + 1] = sums[at - stride + 1] + green;
        sums[at + 2] = sums[at - stride + 2] + blue;
      }
    }
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
    int plane = outWidth * outHeight;
    int[] begins = new int[outWidth];
    int[] ends = new int[outWidth];
    for (int x = 0; x < outWidth; x++) {
      begins[x] = (left + AreaSource.begin(x, width, outWidth)) * 3;
      ends[x] = (left + AreaSource.end(x, width, outWidth)) * 3;
    }
    int at = offset;
    for (int y = 0; y < outHeight; y++) {
      int rows = AreaSource.end(y, height, outHeight) - AreaSource.begin(y, height, outHeight);
      int above = (top + AreaSource.begin(y, height, outHeight)) * stride;
      int below = above + rows * stride;
      for (int x = 0; x < outWidth; x++, at++) {
        int begin = begins[x];
        int end = ends[x];
        float count = rows * ((end - begin) / 3);
        to[at] = AreaSource.scaled(sum(above, below, begin, end), count);
        to[at + plane] = AreaSource.scaled(sum(above, below, begin + 1, end + 1), count);
        to[at + 2 * plane] = AreaSource.scaled(sum(above, below, begin + 2, end + 2), count);
      }
    }
  }

  private int sum(int above, int below, int begin, int end) {
    return sums[below + end] - sums[below + begin] - sums[above + end] + sums[above + begin];
  }

  @Override
  public void release() {
    pool.give(sums);
  }
}
