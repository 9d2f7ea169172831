package org.adsum.face;

/** Measures how well a face can be read. */
final class QualityMeter {
  private static final int SHADOW = 16;
  private static final int HIGHLIGHT = 247;

  /** Where the aligned face has what tells people apart: left, top, right, bottom. */
  private static final int[] LEFT_EYE = {26, 44, 50, 60};

  private static final int[] RIGHT_EYE = {62, 44, 86, 60};
  private static final int[] MOUTH = {38, 84, 74, 100};

  private QualityMeter() {}

  /**
   * @param aligned the face on the 112x112 template
   */
  static FrameQuality measure(Frame frame, DetectedFace face, Frame aligned) {
    float[] luma = inner(aligned);
    double brightness = mean(luma);
    HeadPose pose = HeadPose.of(face.points());
    return new FrameQuality(
        face.box().height(),
        face.eyeDistance(),
        face.box().shareInside(frame),
        brightness,
        share(luma, 0, SHADOW),
        share(luma, HIGHLIGHT + 1, 256),
        surroundings(frame, face.box(), brightness) - brightness,
        sharpness(luma),
        pose.yaw(),
        pose.pitch(),
        pose.roll(),
        leastDetail(aligned),
        face.score());
  }

  /** Rec. 601 luma of the face's inner part, where hair and background do not count. */
  private static float[] inner(Frame aligned) {
    int border = Aligner.SIDE / 8;
    int side = Aligner.SIDE - 2 * border;
    float[] luma = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        luma[y * side + x] = luma(aligned, x + border, y + border);
      }
    }
    return luma;
  }

  private static float luma(Frame frame, int x, int y) {
    return 0.299f * frame.sample(x, y, 0)
        + 0.587f * frame.sample(x, y, 1)
        + 0.114f * frame.sample(x, y, 2);
  }

  private static double share(float[] values, float from, float below) {
    int count = 0;
    for (float value : values) {
      count += value >= from && value < below ? 1 : 0;
    }
    return (double) count / values.length;
  }

  /**
   * Mean luma of what is around the face, above and beside it.
   *
   * @param otherwise when the face fills the image
   */
  private static double surroundings(Frame frame, FaceBox box, double otherwise) {
    int left = Math.max(0, (int) (box.left() - 0.6f * box.width()));
    int right = Math.min(frame.width(), (int) (box.right() + 0.6f * box.width()));
    int top = Math.max(0, (int) (box.top() - 0.4f * box.height()));
    int bottom = Math.min(frame.height(), (int) box.bottom());
    int step = Math.max(1, (int) (box.height() / 60));
    double sum = 0;
    int count = 0;
    for (int y = top; y < bottom; y += step) {
      for (int x = left; x < right; x += step) {
        if (x < box.left() || x > box.right() || y < box.top()) {
          sum += luma(frame, x, y);
          count++;
        }
      }
    }
    return count == 0 ? otherwise : sum / count;
  }

  private static double leastDetail(Frame aligned) {
    double left = detail(aligned, LEFT_EYE);
    double right = detail(aligned, RIGHT_EYE);
    double mouth = detail(aligned, MOUTH);
    return Math.min(left, Math.min(right, mouth))
        / Math.max(1e-3, Math.max(left, Math.max(right, mouth)));
  }

  /** Mean gradient between blocks of 2x2 pixels; the blocks keep the sensor's noise out. */
  private static double detail(Frame aligned, int[] area) {
    int width = (area[2] - area[0]) / 2;
    int height = (area[3] - area[1]) / 2;
    float[] blocks = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = area[0] + 2 * x;
        int fromY = area[1] + 2 * y;
        blocks[y * width + x] =
            (luma(aligned, fromX, fromY)
                    + luma(aligned, fromX + 1, fromY)
                    + luma(aligned, fromX, fromY + 1)
                    + luma(aligned, fromX + 1, fromY + 1))
                / 4;
      }
    }
    double sum = 0;
    for (int y = 0; y < height - 1; y++) {
      for (int x = 0; x < width - 1; x++) {
        int i = y * width + x;
        sum += Math.abs(blocks[i + 1] - blocks[i]) + Math.abs(blocks[i + width] - blocks[i]);
      }
    }
    return sum / ((width - 1) * (height - 1));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  /** Relative to contrast: a face in dim light is not blurred for that. */
  private static double sharpness(float[] luma) {
    int side = (int) Math.round(Math.sqrt(luma.length));
    float[] laplacian = new float[(side - 2) * (side - 2)];
    int at = 0;
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int i = y * side + x;
        laplacian[at++] = luma[i - 1] + luma[i + 1] + luma[i - side] + luma[i + side] - 4 * luma[i];
      }
    }
    return deviation(laplacian) / Math.max(1, deviation(luma));
  }
}
