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
    Axis across = new Axis(area.width(), outWidth);
    Axis down = new Axis(area.height(), outHeight);
    Row above = new Row(outWidth);
    Row below = new Row(outWidth);
    int plane = outWidth * outHeight;
    for (int y = 0; y < outHeight; y++) {
      if (above.number != down.from[y]) {
        Row spare = above;
        above = below;
        below = spare;
      }
      above.stretch(frame, area, across, down.from[y]);
      below.stretch(frame, area, across, down.next[y]);
      for (int channel = 0; channel < 3; channel++) {
        int goal = Math.abs(channel - pixels.firstChannel());
        blend(
            above.channels[channel],
            below.channels[channel],
            down.share[y],
            pixels,
            to,
            goal * plane + y * outWidth);
      }
    }
  }

  /** Apart from the other loop and without a branch, so that the compiler makes vectors of it. */
  private static void blend(
      float[] above, float[] below, float share, Pixels pixels, float[] to, int at) {
    float mean = pixels.mean();
    float scale = pixels.scale();
    for (int x = 0; x < above.length; x++) {
      to[at + x] = (above[x] + (below[x] - above[x]) * share - mean) * scale;
    }
  }

  /**
   * One row of the area, stretched to the width of the output; its neighbour below often is next.
   */
  private static final class Row {
    private final float[][] channels;
    private int number = -1;

    Row(int width) {
      channels = new float[3][width];
    }

    void stretch(Frame frame, Area area, Axis across, int row) {
      if (number == row) {
        return;
      }
      number = row;
      byte[] rgb = frame.rgb();
      int start = ((area.top() + row) * frame.width() + area.left()) * 3;
      float[] red = channels[0];
      float[] green = channels[1];
      float[] blue = channels[2];
      for (int x = 0; x < red.length; x++) {
        int left = start + across.from[x] * 3;
        int right = start + across.next[x] * 3;
        float share = across.share[x];
        red[x] = between(rgb[left], rgb[right], share);
        green[x] = between(rgb[left + 1], rgb[right + 1], share);
        blue[x] = between(rgb[left + 2], rgb[right + 2], share);
      }
    }

    private static float between(byte left, byte right, float share) {
      float from = left & 0xFF;
      return from + ((right & 0xFF) - from) * share;
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
