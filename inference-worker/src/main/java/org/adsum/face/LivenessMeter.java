package org.adsum.face;

import org.adsum.face.BilinearResampler.Area;
import org.adsum.models.ModelPack;

/**
 * Passive liveness of one frame ({@code fr_liveness}). Thread-safe.
 *
 * <p>The evidence behind the number is small (two people, no print attacks): a hint, not a verdict.
 */
final class LivenessMeter implements AutoCloseable {
  private static final int SIDE = 128;
  private static final double ENLARGED = 2.7;

  /** Blue first, raw 0 to 255. */
  private static final BilinearResampler.Pixels PIXELS = new BilinearResampler.Pixels(2, 0, 1);

  private final OnnxModel model;

  LivenessMeter(ModelPack pack) {
    model = new OnnxModel(pack, ModelPack.LIVENESS);
  }

  /** The probability that the face is a live one, 0 to 1. */
  double measure(Frame frame, FaceBox face) {
    return softmaxOfFirst(model.run(input(frame, face), new long[] {1, 3, SIDE, SIDE}));
  }

  static float[] input(Frame frame, FaceBox face) {
    float[] input = new float[3 * SIDE * SIDE];
    BilinearResampler.resample(frame, area(frame, face), SIDE, SIDE, PIXELS, input);
    return input;
  }

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
