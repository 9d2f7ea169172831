package org.adsum.face;

/**
 * Stretches a part of a frame to planes of floats as OpenCV's {@code INTER_LINEAR} does: pixel
 * centres, no averaging, the part's border pixel repeated.
 */
final class BilinearResampler {
  private BilinearResampler() {}

  /** A part of a frame, in pixels, wholly inside it. */
  record Area(int left, int top, int width, int height) {
    static Area whole(Frame frame) {
      return new Area(0, 0, frame.width(), frame.height());
    }
  }

  /**
   * How a network wants its pixels: {@code (value - mean) * scale}.
   *
   * @param firstChannel 0 for planes R, G, B; 2 for B, G, R
   */
  record Pixels(int firstChannel, float mean, float scale) {}

  /**
   * Fills three planes of {@code outHeight x outWidth}.
   *
   * @param to at least {@code 3 * outWidth * outHeight} long
   */
  static void resample(
      Frame frame, Area area, int outWidth, int outHeight, Pixels pixels, float[] to) {
    byte[] rgb = frame.rgb();
    int stride = frame.width() * 3;
    Axis across = new Axis(area.width(), outWidth);
    Axis down = new Axis(area.height(), outHeight);
    int plane = outWidth * outHeight;
    int first = pixels.firstChannel();
    int last = 2 - first;
    for (int y = 0; y < outHeight; y++) {
      int upper = (area.top() + down.from[y]) * stride + area.left() * 3;
      int lower = (area.top() + down.next[y]) * stride + area.left() * 3;
      float shareY = down.share[y];
      int at = y * outWidth;
      for (int x = 0; x < outWidth; x++) {
        int left = across.from[x] * 3;
        int right = across.next[x] * 3;
        float shareX = across.share[x];
        for (int channel = 0; channel < 3; channel++) {
          float above = rgb[upper + left + channel] & 0xFF;
          above += ((rgb[upper + right + channel] & 0xFF) - above) * shareX;
          float below = rgb[lower + left + channel] & 0xFF;
          below += ((rgb[lower + right + channel] & 0xFF) - below) * shareX;
          int goal = channel == first ? 0 : channel == last ? 2 : 1;
          to[goal * plane + at + x] =
              (above + (below - above) * shareY - pixels.mean()) * pixels.scale();
        }
      }
    }
  }

  /** For each output pixel the two input pixels it lies between, and how near to the second. */
  private static final class Axis {
    private final int[] from;
    private final int[] next;
    private final float[] share;

    Axis(int in, int out) {
      from = new int[out];
      next = new int[out];
      share = new float[out];
      float step = (float) in / out;
      for (int i = 0; i < out; i++) {
        float place = Math.max(0, Math.min((i + 0.5f) * step - 0.5f, in - 1));
        from[i] = (int) place;
        next[i] = Math.min(from[i] + 1, in - 1);
        share[i] = place - from[i];
      }
    }
  }
}
