package org.adsum.face;

/** Measures how well a face can be read, on the aligned crop so that size does not count twice. */
final class QualityMeter {
  private QualityMeter() {}

  static FrameQuality measure(DetectedFace face, Frame aligned) {
    float[] luma = luma(aligned);
    HeadPose pose = HeadPose.of(face.points());
    return new FrameQuality(
        face.box().height(),
        face.eyeDistance(),
        mean(luma),
        sharpness(luma),
        pose.yaw(),
        pose.pitch(),
        pose.roll(),
        face.score());
  }

  /** The outcome that the limits give; OK when none is passed. */
  static Outcome judge(FrameQuality quality, FaceSettings settings) {
    if (quality.faceHeight() < settings.smallestFaceHeight()) {
      return Outcome.TOO_SMALL;
    }
    if (quality.brightness() < settings.darkest()) {
      return Outcome.TOO_DARK;
    }
    if (quality.brightness() > settings.brightest()) {
      return Outcome.TOO_BRIGHT;
    }
    return quality.sharpness() < settings.blurriest() ? Outcome.BLURRED : Outcome.OK;
  }

  /** Rec. 601 luma of the face's inner part, where hair and background do not count. */
  private static float[] luma(Frame aligned) {
    int border = Aligner.SIDE / 8;
    int side = Aligner.SIDE - 2 * border;
    float[] luma = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        luma[y * side + x] =
            0.299f * aligned.sample(x + border, y + border, 0)
                + 0.587f * aligned.sample(x + border, y + border, 1)
                + 0.114f * aligned.sample(x + border, y + border, 2);
      }
    }
    return luma;
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
