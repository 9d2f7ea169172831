package org.adsum.face;

import java.util.ArrayList;
import java.util.List;
import org.adsum.models.ModelPack;

/**
 * UltraFace RFB-320 ({@code fr_detect}): boxes without points in a tenth of MTCNN's time, to choose
 * among frames. It misses faces below a tenth of the frame's height. Thread-safe.
 *
 * <p>Contract: the whole frame stretched to 320x240, RGB, (value - 127) / 128; {@code scores} are
 * softmaxed already, {@code boxes} are corners in parts of the frame. Score above 0.65, overlaps
 * above 0.4 of the union suppressed.
 */
final class LightDetector implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final BilinearResampler.Pixels PIXELS =
      new BilinearResampler.Pixels(0, 127, 1 / 128f);
  private static final float SCORE = 0.65f;
  private static final float OVERLAP = 0.4f;

  private final OnnxModel model;

  LightDetector(ModelPack pack) {
    model = new OnnxModel(pack, ModelPack.LIGHT_DETECTOR);
  }

  /** The faces by falling score, each with its box only: {@link DetectedFace#points} is empty. */
  List<DetectedFace> detect(Frame frame) {
    float[] input = new float[3 * WIDTH * HEIGHT];
    BilinearResampler.resample(
        frame, BilinearResampler.Area.whole(frame), WIDTH, HEIGHT, PIXELS, input);
    float[][] output = model.run(input, new long[] {1, 3, HEIGHT, WIDTH}, "scores", "boxes");
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; 2 * i < output[0].length; i++) {
      float score = output[0][2 * i + 1];
      if (score > SCORE) {
        found.add(
            new Candidate(
                output[1][4 * i] * frame.width(),
                output[1][4 * i + 1] * frame.height(),
                output[1][4 * i + 2] * frame.width(),
                output[1][4 * i + 3] * frame.height(),
                score,
                null,
                null));
      }
    }
    return Candidate.suppressByUnion(found, OVERLAP).stream()
        .map(
            box ->
                new DetectedFace(
                    new FaceBox(box.left(), box.top(), box.right(), box.bottom()),
                    box.score(),
                    List.of()))
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
