package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole check-ins through the networks, with frames drawn from photos. */
class ProbeTest {
  private static final int PEOPLE = 4;

  @TempDir static Path scratch;

  private static FaceEngine engine;
  private static List<Path> photos;

  @BeforeAll
  static void open() {
    engine = FaceEngine.open(ModelPack.bundled());
    photos = new ArrayList<>();
    for (EvalPhotos.Person person : EvalPhotos.locate(scratch).clearPeople(PEOPLE, 1)) {
      photos.add(person.photos().get(0));
    }
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static BufferedImage photo(int person) throws IOException {
    return ImageIO.read(photos.get(person).toFile());
  }

  private static byte[] bytes(int person) throws IOException {
    return Files.readAllBytes(photos.get(person));
  }

  private static Probe front(Depth depth, byte[]... images) {
    List<PlacedFrame> frames = new ArrayList<>();
    for (byte[] image : images) {
      frames.add(new PlacedFrame(image, Place.FRONT));
    }
    return engine.probe(frames, depth);
  }

  private static FrameReading reading(byte[] image) {
    return engine.read(image, FaceSettings.defaults().at(Place.LEFT));
  }

  /** Judges readings, which are taken once and put in many orders: networks take their time. */
  private static Movement moved(
      FrameReading around, Place first, FrameReading one, Place second, FrameReading two) {
    return MovementRule.judge(
        List.of(Place.FRONT, first, second, Place.FRONT), List.of(around, one, two, around));
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void comparesTheBestFrameAndReadsTheOthersAsDeepAsAsked(Depth depth) throws IOException {
    BufferedImage photo = photo(0);
    Probe probe = front(depth, DrawnPhotos.lit(photo, 0.45), bytes(0), DrawnPhotos.lit(photo, 0.5));
    assertEquals(Outcome.OK, probe.outcome());
    assertEquals(1, probe.best());
    assertEquals(Movement.NOT_ASKED, probe.movement());
    assertEquals(3, probe.usableFrames());
    assertEquals(depth == Depth.EVERY, probe.readings().get(0).embedding() != null);
    Embedding template = engine.read(bytes(0)).embedding();
    assertEquals(1, engine.verify(probe, List.of(template)).similarity(), 1e-4);
  }

  @Test
  void takesTheNextBestFrameWhenTheBestCannotBeUsed() throws IOException {
    // Covered eyes do not trouble the light detector, which therefore ranks that frame first.
    BufferedImage photo = photo(0);
    byte[] covered =
        DrawnPhotos.covered(photo, engine.read(bytes(0)).face(), DrawnPhotos.Cover.DARK_GLASSES);
    Probe probe =
        front(Depth.BEST, covered, DrawnPhotos.lit(photo, 0.3), DrawnPhotos.lit(photo, 0.7));
    assertEquals(
        List.of(Outcome.COVERED, Outcome.OK, Outcome.OK),
        probe.readings().stream().map(FrameReading::outcome).toList());
    assertEquals(2, probe.best());
    assertNull(probe.readings().get(1).embedding());
  }

  @Test
  void refusesASecondPersonAmongTheFrames() throws IOException {
    assertEquals(
        Outcome.PERSON_CHANGED, front(Depth.EVERY, bytes(0), bytes(1), bytes(0)).outcome());
  }

  /** What the light look cannot see: another face in the same place. */
  @Test
  void doesNotNoticeAnotherFaceInTheSamePlaceWhenOnlyTheBestIsRead() throws IOException {
    assertEquals(Outcome.OK, front(Depth.BEST, bytes(0), bytes(1), bytes(0)).outcome());
  }

  @Test
  void refusesAFaceThatJumpsWhenOnlyTheBestIsRead() throws IOException {
    assertEquals(
        Outcome.PERSON_CHANGED,
        front(Depth.BEST, inCorner(0, 0), inCorner(390, 230), inCorner(0, 0)).outcome());
  }

  private static byte[] inCorner(int x, int y) throws IOException {
    BufferedImage wide = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = wide.createGraphics();
    graphics.drawImage(photo(0), x, y, 250, 250, null);
    graphics.dispose();
    return DrawnPhotos.jpeg(wide);
  }

  @Test
  void refusesASecondFaceInAnyFrameWhenOnlyTheBestIsRead() throws IOException {
    BufferedImage both = new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(photo(0), 0, 0, 320, 320, null);
    graphics.drawImage(photo(1), 320, 0, 320, 320, null);
    graphics.dispose();
    assertEquals(
        Outcome.SEVERAL_FACES,
        front(Depth.BEST, bytes(0), DrawnPhotos.jpeg(both), bytes(0)).outcome());
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void saysWhatIsWrongWhenNoFrameCanBeUsed(Depth depth) throws IOException {
    byte[] text = "no photo".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertEquals(Outcome.UNREADABLE, front(depth, text, text, text).outcome());
    byte[] dark = DrawnPhotos.lit(photo(0), 0.12);
    assertEquals(Outcome.TOO_DARK, front(depth, dark, dark, dark).outcome());
    byte[] bright = DrawnPhotos.lit(photo(0), 6);
    assertEquals(Outcome.TOO_BRIGHT, front(depth, bright, bright, bright).outcome());
  }

  @Test
  void readsAChallengedCheckIn() throws IOException {
    BufferedImage photo = photo(0);
    DetectedFace face = engine.read(bytes(0)).face();
    byte[] left = DrawnPhotos.turned(photo, face, 30, 0);
    byte[] up = DrawnPhotos.turned(photo, face, 0, 22);
    assertEquals(Movement.DONE, challenged(bytes(0), left, up).movement());
    Probe wrongOrder = challenged(bytes(0), up, left);
    assertEquals(Outcome.OK, wrongOrder.outcome());
    assertEquals(Movement.NOT_DONE, wrongOrder.movement());
    byte[] other = DrawnPhotos.turned(photo(1), engine.read(bytes(1)).face(), 30, 0);
    assertEquals(Outcome.PERSON_CHANGED, challenged(bytes(0), other, up).outcome());
    byte[] nobody = DrawnPhotos.lit(photo, 0.02);
    assertEquals(Movement.NOT_DONE, challenged(bytes(0), left, nobody).movement());
  }

  private static Probe challenged(byte[] around, byte[] left, byte[] up) {
    return engine.probe(
        List.of(
            new PlacedFrame(around, Place.FRONT),
            new PlacedFrame(left, Place.LEFT),
            new PlacedFrame(up, Place.UP),
            new PlacedFrame(around, Place.FRONT)),
        Depth.BEST);
  }

  @Test
  void seesEveryMoveInDrawnFramesAndNoOther() throws IOException {
    int seen = 0;
    for (int person = 0; person < photos.size(); person++) {
      BufferedImage photo = photo(person);
      FrameReading front = reading(bytes(person));
      FrameReading left = reading(DrawnPhotos.turned(photo, front.face(), 30, 0));
      FrameReading right = reading(DrawnPhotos.turned(photo, front.face(), -30, 0));
      FrameReading up = reading(DrawnPhotos.turned(photo, front.face(), 0, 22));
      FrameReading near = reading(DrawnPhotos.nearer(photo, 1.35));
      seen += done(moved(front, Place.LEFT, left, Place.UP, up));
      seen += done(moved(front, Place.CLOSER, near, Place.RIGHT, right));
      assertEquals(Movement.NOT_DONE, moved(front, Place.UP, left, Place.LEFT, up));
      assertEquals(Movement.NOT_DONE, moved(front, Place.RIGHT, left, Place.CLOSER, near));
      assertEquals(Movement.NOT_DONE, moved(front, Place.LEFT, right, Place.CLOSER, near));
      assertEquals(Movement.NOT_DONE, moved(front, Place.CLOSER, front, Place.UP, up));
    }
    System.out.printf("Moves drawn: %d of %d pairs of moves seen%n", seen, 2 * photos.size());
    assertTrue(seen >= 2 * photos.size() - 1, seen + " seen");
  }

  private static int done(Movement movement) {
    return movement == Movement.DONE ? 1 : 0;
  }

  @Test
  void isNotDeceivedByAFlatPhotoThatIsShiftedTurnedOrHeldCloser() throws IOException {
    for (int person = 0; person < photos.size(); person++) {
      BufferedImage photo = photo(person);
      FrameReading front = reading(bytes(person));
      FrameReading near = reading(DrawnPhotos.nearer(photo, 1.35));
      for (FrameReading other :
          List.of(
              front,
              reading(DrawnPhotos.shifted(photo, 25, -20)),
              reading(DrawnPhotos.aslant(photo, 0.75, 1)),
              reading(DrawnPhotos.aslant(photo, 1, 0.75)),
              near)) {
        for (Place place : List.of(Place.LEFT, Place.RIGHT, Place.UP)) {
          assertEquals(Movement.NOT_DONE, moved(front, place, other, Place.CLOSER, near));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DrawnPhotos.Cover.class)
  void refusesACoveredFace(DrawnPhotos.Cover cover) throws IOException {
    int refused = 0;
    for (int person = 0; person < photos.size(); person++) {
      DetectedFace face = engine.read(bytes(person)).face();
      Outcome outcome = engine.read(DrawnPhotos.covered(photo(person), face, cover)).outcome();
      refused += outcome == Outcome.OK ? 0 : 1;
    }
    assertTrue(refused >= photos.size() - 1, cover + ": " + refused + " refused");
  }

  @Test
  void refusesAFaceThatIsCutOffOrTurnedAway() throws IOException {
    BufferedImage photo = photo(0);
    DetectedFace face = engine.read(bytes(0)).face();
    int out = -Math.round(face.box().top() + 0.35f * face.box().height());
    assertEquals(Outcome.CUT_OFF, engine.read(DrawnPhotos.shifted(photo, 0, out)).outcome());
    byte[] turned = DrawnPhotos.turned(photo(1), engine.read(bytes(1)).face(), 30, 0);
    assertEquals(Outcome.TURNED_AWAY, engine.read(turned, FaceSettings.enrolment()).outcome());
  }
}
