package org.adsum.face;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adsum.models.ModelPack;

/**
 * Looks at several frames cheaply and says which one is worth reading in full. Thread-safe.
 *
 * <p>The light detector finds the boxes; size, place, brightness and sharpness are sampled from the
 * main face's box alone. Frames are ranked, not judged: whether the best one is good enough is the
 * full reading's answer.
 */
final class BestFrame implements AutoCloseable {
  /** Faces of this share of the frame's height are large enough; more is no better. */
  private static final double LARGE = 0.35;

  /** Weight that a face loses when its centre is a quarter of the frame's diagonal away. */
  private static final double LOST_AWAY = 0.5;

  /** Samples along a side of the face's inner part. */
  private static final int GRID = 40;

  private final LightDetector detector;

  BestFrame(ModelPack pack) {
    detector = new LightDetector(pack);
  }

  /**
   * One frame at a glance.
   *
   * @param faces by falling score, boxes only
   * @param main the face the frame is about, empty when the light detector finds none
   * @param contested whether another face competes with it, by the rule of {@link FaceChooser}
   * @param score 0 (no face) to 1, to rank frames
   */
  record Glance(
      List<DetectedFace> faces, Optional<DetectedFace> main, boolean contested, double score) {}

  /**
   * What was seen.
   *
   * @param best index of the frame to read in full: the best uncontested one, else the best
   *     contested one, else (no face in any) the first
   * @param glances one a frame, in their order
   */
  record Choice(int best, List<Glance> glances) {
    Glance winner() {
      return glances.get(best);
    }
  }

  /**
   * @throws IllegalArgumentException when there is no frame
   * @throws EngineFailure when the network fails
   */
  Choice choose(List<Frame> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("There is no frame to choose from");
    }
    List<Glance> glances = frames.stream().map(this::glance).toList();
    int best =
        IntStream.range(0, glances.size())
            .boxed()
            .max(
                Comparator.<Integer, Boolean>comparing(i -> glances.get(i).main().isPresent())
                    .thenComparing(i -> !glances.get(i).contested())
                    .thenComparing(i -> glances.get(i).score())
                    .thenComparing(i -> -i))
            .orElseThrow();
    return new Choice(best, glances);
  }

  private Glance glance(Frame frame) {
    List<DetectedFace> faces = detector.detect(frame);
    FaceChooser chooser = new FaceChooser(frame);
    Optional<DetectedFace> main = chooser.main(faces);
    return new Glance(
        faces,
        main,
        main.filter(face -> chooser.contested(faces, face)).isPresent(),
        main.map(face -> score(frame, face)).orElse(0.0));
  }

  private static double score(Frame frame, DetectedFace face) {
    FaceBox box = face.box();
    double size = Math.min(1, box.height() / (LARGE * frame.height()));
    double quarter = Math.hypot(frame.width(), frame.height()) / 4;
    double away =
        box.centre().distanceTo(new Point(frame.width() / 2f, frame.height() / 2f)) / quarter;
    double centre = 1 - LOST_AWAY * Math.min(1, away);
    Texture texture = Texture.of(frame, box);
    double light = Math.max(0, 1 - Math.abs(texture.brightness() - 125) / 125);
    double focus = Math.min(1, texture.sharpness() / 0.5);
    return face.score() * Math.pow(size * centre * light * focus, 0.25);
  }

  /**
   * Brightness (mean, 0 to 255) and sharpness (deviation of the Laplacian in contrasts) of a grid
   * of green samples, the channel nearest to luma, from the middle half of the box. The Laplacian
   * reaches as far as a pixel of the aligned face, so that near and far faces compare.
   */
  private record Texture(double brightness, double sharpness) {
    static Texture of(Frame frame, FaceBox box) {
      int reach = Math.max(1, Math.round(box.height() / Aligner.SIDE));
      double sum = 0;
      double squares = 0;
      double edges = 0;
      int count = 0;
      for (int j = 0; j < GRID; j++) {
        int y = (int) (box.top() + box.height() * (0.25f + 0.5f * j / GRID));
        for (int i = 0; i < GRID; i++) {
          int x = (int) (box.left() + box.width() * (0.25f + 0.5f * i / GRID));
          if (x < reach || y < reach || x >= frame.width() - reach || y >= frame.height() - reach) {
            continue;
          }
          int here = frame.sample(x, y, 1);
          int laplacian =
              frame.sample(x - reach, y, 1)
                  + frame.sample(x + reach, y, 1)
                  + frame.sample(x, y - reach, 1)
                  + frame.sample(x, y + reach, 1)
                  - 4 * here;
          sum += here;
          squares += (double) here * here;
          edges += (double) laplacian * laplacian;
          count++;
        }
      }
      if (count == 0) {
        return new Texture(0, 0);
      }
      double mean = sum / count;
      double contrast = Math.sqrt(Math.max(0, squares / count - mean * mean));
      return new Texture(mean, Math.sqrt(edges / count) / Math.max(1, contrast));
    }
  }

  /** Runs the network once. */
  void warmUp() {
    choose(List.of(SyntheticFace.frame()));
  }

  @Override
  public void close() {
    detector.close();
  }
}
