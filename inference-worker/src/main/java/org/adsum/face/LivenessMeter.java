package org.adsum.face;

import org.adsum.models.ModelPack;

/**
 * Passive liveness of one frame ({@code fr_liveness}). Thread-safe.
 *
 * <p>The evidence behind the number is small (two people, no print attacks): a hint, not a verdict.
 */
final class LivenessMeter implements AutoCloseable {
  private static final int SIDE = 128;
  private static final double ENLARGED = 2.7;

  private final OnnxModel model;

  LivenessMeter(ModelPack pack) {
    model = new OnnxModel(pack, ModelPack.LIVENESS);
  }

  /** The probability that the face is a live one, 0 to 1. */
  double measure(Frame frame, FaceBox face) {
    Area area = area(frame, face);
    float[] input = new float[3 * SIDE * SIDE];
    float stepX = (float) area.width() / SIDE;
    float stepY = (float) area.height() / SIDE;
    for (int y = 0; y < SIDE; y++) {
      // Pixel centres, as OpenCV's bilinear resize has them; the border pixel is repeated.
      float fromY = clamp((y + 0.5f) * stepY - 0.5f, area.height() - 1) + area.top();
      for (int x = 0; x < SIDE; x++) {
        float fromX = clamp((x + 0.5f) * stepX - 0.5f, area.width() - 1) + area.left();
        int at = y * SIDE + x;
        for (int plane = 0; plane < 3; plane++) {
          // The network wants blue first, raw 0 to 255.
          input[plane * SIDE * SIDE + at] = frame.bilinear(fromX, fromY, 2 - plane, 0);
        }
      }
    }
    return softmaxOfFirst(model.run(input, new long[] {1, 3, SIDE, SIDE}));
  }

  private record Area(int left, int top, int width, int height) {}

  /**
   * CropImage of Silent-Face: the box enlarged around its centre, less where the image is too
   * small, and shifted (not padded) into the image.
   */
  private static Area area(Frame frame, FaceBox face) {
    double lastX = frame.width() - 1;
    double lastY = frame.height() - 1;
    double scale = Math.min(ENLARGED, Math.min(lastY / face.height(), lastX / face.width()));
    double width = face.width() * scale;
    double height = face.height() * scale;
    double left = shifted(face.centre().x() - width / 2, width, lastX);
    double top = shifted(face.centre().y() - height / 2, height, lastY);
    int firstColumn = (int) left;
    int firstRow = (int) top;
    int lastColumn = (int) Math.min(lastX, left + width);
    int lastRow = (int) Math.min(lastY, top + height);
    return new Area(firstColumn, firstRow, lastColumn - firstColumn + 1, lastRow - firstRow + 1);
  }

  private static double shifted(double start, double length, double last) {
    return Math.max(0, Math.min(start, last - length));
  }

  private static float clamp(float value, float most) {
    return Math.max(0, Math.min(value, most));
  }

  private static double softmaxOfFirst(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[0]);
    }
    return 1 / sum;
  }

  @Override
  public void close() {
    model.close();
  }
}
