package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.adsum.models.ModelPack;
import org.adsum.models.build.EvalPhotos;
import org.adsum.models.build.EvalPhotos.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceEngineTest {
  @TempDir static Path scratch;

  private static FaceEngine engine;
  private static EvalPhotos photos;

  @BeforeAll
  static void open() {
    engine = FaceEngine.open(ModelPack.bundled());
    photos = EvalPhotos.locate(scratch);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static FrameReading read(Path photo) throws IOException {
    return engine.read(Files.readAllBytes(photo));
  }

  private static FrameReading readImage(Path image) throws IOException {
    return engine.read(Frame.of(ImageIO.read(image.toFile())), 0);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  private static Path clearPhoto() {
    return photos.clearPeople(1, 1).get(0).photos().get(0);
  }

  @Test
  void warmsUpAndNamesItsModel() {
    engine.warmUp();
    assertEquals("fr-feature", engine.modelId());
    assertEquals(engine.model().version(), engine.modelVersion());
  }

  @Test
  void recognisesAPersonAndNobodyElse() throws IOException {
    List<Person> people = photos.clearPeople(6, 3);
    double threshold = engine.model().thresholdFor(1e-4).orElseThrow().value();
    Map<Person, Embedding> templates = new LinkedHashMap<>();
    Map<Person, Probe> probes = new LinkedHashMap<>();
    for (Person person : people) {
      templates.put(person, read(person.photos().get(0)).embedding());
      List<PlacedFrame> frames = new ArrayList<>();
      for (Path photo : person.photos().subList(1, 3)) {
        frames.add(new PlacedFrame(Files.readAllBytes(photo), Place.FRONT));
      }
      probes.put(person, engine.probe(frames, Depth.EVERY));
    }
    for (Person claimed : people) {
      for (Person shown : people) {
        Verification verification =
            engine.verify(probes.get(shown), List.of(templates.get(claimed)));
        assertEquals(
            shown == claimed,
            verification.similarity() >= threshold,
            shown.name() + " as " + claimed.name() + ": " + verification.similarity());
      }
    }
  }

  @Test
  void answersUnreadableBytesWithAnOutcome() {
    byte[] text = "not a photo".getBytes(StandardCharsets.US_ASCII);
    FrameReading reading = engine.read(text);
    assertEquals(Outcome.UNREADABLE, reading.outcome());
    assertNull(reading.embedding());
  }

  @Test
  void findsNoFaceOnAWall() throws IOException {
    BufferedImage wall = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = wall.createGraphics();
    graphics.setColor(new Color(150, 140, 130));
    graphics.fillRect(0, 0, 640, 480);
    graphics.dispose();
    assertEquals(Outcome.NO_FACE, engine.read(jpeg(wall)).outcome());
  }

  @Test
  void refusesTwoComparableFacesAndToleratesASmallBystander() throws IOException {
    Path photo = clearPhoto();
    assertEquals(Outcome.SEVERAL_FACES, engine.read(besides(photo, 250)).outcome());
    assertEquals(Outcome.OK, engine.read(besides(photo, 130)).outcome());
  }

  /** The photo at 280 pixels in the middle, and once more at another size near the right edge. */
  private static byte[] besides(Path photo, int side) throws IOException {
    BufferedImage face = ImageIO.read(photo.toFile());
    BufferedImage image = new BufferedImage(800, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(face, 240, 100, 280, 280, null);
    graphics.drawImage(face, 800 - side, 100, side, side, null);
    graphics.dispose();
    return jpeg(image);
  }

  @Test
  void saysWhyAFaceCannotBeMeasured() throws IOException {
    BufferedImage face = ImageIO.read(clearPhoto().toFile());
    assertEquals(Outcome.TOO_SMALL, engine.read(placed(face, 75, 1)).outcome());
    assertEquals(Outcome.OK, engine.read(placed(face, 300, 1)).outcome());
    assertEquals(Outcome.TOO_DARK, engine.read(placed(face, 300, 0.12f)).outcome());
  }

  private static byte[] placed(BufferedImage face, int side, float light) throws IOException {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(face, (640 - side) / 2, (480 - side) / 2, side, side, null);
    graphics.dispose();
    for (int i = 0; i < 640 * 480 && light < 1; i++) {
      Color colour = new Color(image.getRGB(i % 640, i / 640));
      image.setRGB(
          i % 640,
          i / 640,
          new Color(
                  (int) (colour.getRed() * light),
                  (int) (colour.getGreen() * light),
                  (int) (colour.getBlue() * light))
              .getRGB());
    }
    return jpeg(image);
  }

  @Test
  void givesTheSameAnswerOnManyThreads() throws Exception {
    byte[] photo = Files.readAllBytes(clearPhoto());
    FrameReading alone = engine.read(photo);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<FrameReading> task = () -> engine.read(photo);
      for (Future<FrameReading> future :
          threads.invokeAll(java.util.Collections.nCopies(8, task))) {
        assertArrayEquals(alone.embedding().toFloats(), future.get().embedding().toFloats());
        assertEquals(alone.liveness(), future.get().liveness());
        assertEquals(alone.quality(), future.get().quality());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesTheGoldenFramesWithThreeFacesAndWithNone() throws IOException {
    assumeTrue(photos.folder().isPresent(), "needs the golden frames");
    Path frames = photos.folder().orElseThrow().resolve("golden/frames");
    for (int i = 24; i < 30; i++) {
      assertEquals(
          Outcome.SEVERAL_FACES, readImage(frames.resolve("frame" + i + ".png")).outcome());
    }
    for (int i = 30; i < 36; i++) {
      assertEquals(Outcome.NO_FACE, readImage(frames.resolve("frame" + i + ".png")).outcome());
    }
  }

  @Test
  void livenessTellsAPersonFromAScreenReplayOfThatPerson() throws IOException {
    assumeTrue(photos.folder().isPresent(), "needs the replay frames");
    List<Double> real = livenessOf("real");
    List<Double> replayed = livenessOf("replay");
    double lowestReal = real.stream().min(Double::compare).orElseThrow();
    double highestReplay = replayed.stream().max(Double::compare).orElseThrow();
    System.out.printf(
        "Liveness: %d real frames from %.3f, %d replayed frames up to %.3f%n",
        real.size(), lowestReal, replayed.size(), highestReplay);
    assertTrue(lowestReal > 0.5 && highestReplay < 0.5);
  }

  private static List<Double> livenessOf(String folder) throws IOException {
    Path replay = photos.folder().orElseThrow().resolve("replay").resolve(folder);
    List<Double> values = new ArrayList<>();
    try (Stream<Path> files = Files.list(replay)) {
      for (Path file : files.sorted().toList()) {
        values.add(readImage(file).liveness());
      }
    }
    return values;
  }
}
