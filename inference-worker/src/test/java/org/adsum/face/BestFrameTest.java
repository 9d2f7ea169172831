package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BestFrameTest {
  private static BestFrame bestFrame;

  @BeforeAll
  static void open() {
    bestFrame = new BestFrame(ModelPack.bundled());
  }

  @AfterAll
  static void close() {
    bestFrame.close();
  }

  /**
   * Golden frames 0 to 23 were made with one large face, 24 to 29 with three, the rest with none.
   */
  @Test
  void seesInEachGoldenFrameHowManyFacesCompete() throws Exception {
    List<Golden.Case> cases = frames();
    BestFrame.Choice choice = choose(cases);
    int sameAsExact = 0;
    for (int i = 0; i < cases.size(); i++) {
      List<DetectedFace> exact = cases.get(i).faces();
      BestFrame.Glance glance = choice.glances().get(i);
      FaceChooser chooser = new FaceChooser(cases.get(i).frame());
      boolean contested =
          chooser.main(exact).filter(face -> chooser.contested(exact, face)).isPresent();
      sameAsExact += glance.contested() == contested ? 1 : 0;
      String image = cases.get(i).image().getFileName().toString();
      assertEquals(i >= 30, glance.main().isEmpty(), image + ": a face or none");
      assertTrue(exact.isEmpty() || hits(glance.main().get(), exact), image + ": elsewhere");
      assertTrue(i < 24 || i >= 30 || glance.contested(), image + ": three faces");
    }
    assertTrue(sameAsExact >= 35, "as MTCNN judges it in " + sameAsExact + " of 36");
  }

  @Test
  void prefersAFrameWithOneFaceToOneWithSeveralAndThatToOneWithNone() throws Exception {
    List<Golden.Case> cases = frames();
    Golden.Case one = cases.get(2);
    Golden.Case several = cases.get(26);
    Golden.Case none = cases.get(30);
    assertAll(
        () -> assertEquals(2, choose(List.of(none, several, one)).best()),
        () -> assertEquals(1, choose(List.of(none, several)).best()),
        () -> assertEquals(0, choose(List.of(none, none)).best()));
  }

  @Test
  void prefersTheSharperTheBetterLitAndTheMoreCentralFace() throws Exception {
    Frame good = frames().get(10).frame();
    assertAll(
        () -> assertEquals(1, bestFrame.choose(List.of(blurred(good), good)).best(), "blurred"),
        () -> assertEquals(1, bestFrame.choose(List.of(darkened(good), good)).best(), "dark"),
        () -> assertEquals(1, bestFrame.choose(List.of(pushedAside(good), good)).best(), "aside"),
        () -> assertEquals(0, bestFrame.choose(List.of(good, good)).best(), "equal frames"));
  }

  @Test
  void wantsAtLeastOneFrame() {
    assertThrows(IllegalArgumentException.class, () -> bestFrame.choose(List.of()));
  }

  private static List<Golden.Case> frames() throws Exception {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    assumeTrue(evaluation != null, "needs the golden frames of the evaluation folder");
    return Golden.cases(evaluation).stream()
        .filter(
            golden -> golden.smallestFace() == 60 && golden.image().toString().contains("frame"))
        .toList();
  }

  private static BestFrame.Choice choose(List<Golden.Case> cases) throws Exception {
    Frame[] frames = new Frame[cases.size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = cases.get(i).frame();
    }
    return bestFrame.choose(List.of(frames));
  }

  private static boolean hits(DetectedFace light, List<DetectedFace> exact) {
    Point centre = light.box().centre();
    return exact.stream()
        .map(DetectedFace::box)
        .anyMatch(
            box ->
                box.left() < centre.x()
                    && centre.x() < box.right()
                    && box.top() < centre.y()
                    && centre.y() < box.bottom());
  }

  private static Frame darkened(Frame frame) {
    byte[] rgb = frame.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((rgb[i] & 0xFF) / 4);
    }
    return new Frame(frame.width(), frame.height(), rgb);
  }

  /** Each pixel the mean of the nine by nine around it. */
  private static Frame blurred(Frame frame) {
    byte[] rgb = frame.rgb().clone();
    for (int y = 4; y < frame.height() - 4; y++) {
      for (int x = 4; x < frame.width() - 4; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int sum = 0;
          for (int k = 0; k < 81; k++) {
            sum += frame.sample(x - 4 + k % 9, y - 4 + k / 9, channel);
          }
          rgb[(y * frame.width() + x) * 3 + channel] = (byte) (sum / 81);
        }
      }
    }
    return new Frame(frame.width(), frame.height(), rgb);
  }

  /** The frame with its columns rolled by a quarter of its width. */
  private static Frame pushedAside(Frame frame) {
    byte[] rgb = new byte[frame.rgb().length];
    int row = frame.width() * 3;
    int by = frame.width() / 4 * 3;
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(frame.rgb(), y * row, rgb, y * row + by, row - by);
      System.arraycopy(frame.rgb(), (y + 1) * row - by, rgb, y * row, by);
    }
    return new Frame(frame.width(), frame.height(), rgb);
  }
}
