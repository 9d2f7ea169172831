package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.adsum.face.models.ModelsCommand;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelStore;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/** A checkpoint in facenet-pytorch's own format gives facenet-pytorch's own embeddings. */
class FacenetParityTest {
  private static final String NAME = "irv1-random";

  @TempDir static Path scratch;
  private static Path golden;
  private static Path store;
  private static ModelDescriptor imported;

  @BeforeAll
  static void importCheckpoint() throws Exception {
    Path folder = EvalPhotos.findFolder().orElse(null);
    assumeTrue(folder != null, "no evaluation folder");
    golden = folder.resolve("golden");
    Path checkpoint = scratch.resolve("irv1-random-legacy.pt");
    try (InputStream in =
        new XZInputStream(Files.newInputStream(golden.resolve("irv1-random-legacy.pt.xz")))) {
      Files.copy(in, checkpoint);
    }
    store = scratch.resolve("models");
    models("import", checkpoint.toString(), "--name", NAME);
    imported = new ModelStore(store).descriptor(NAME);
    models("calibrate", NAME, "--from", madeUpReport().toString());
    models("use", NAME);
  }

  /** As {@code ./adsum models} does it. */
  private static void models(String... arguments) {
    assertEquals(
        0,
        new ModelsCommand(store, 1e-4, System.out, System.err, false).run(List.of(arguments)),
        List.of(arguments).toString());
  }

  /** Random weights recognise nobody; without thresholds they could not be chosen. */
  private static Path madeUpReport() throws IOException {
    List<ModelDescriptor.Threshold> thresholds =
        Stream.of(1e-2, 1e-3, 1e-4)
            .map(rate -> new ModelDescriptor.Threshold("cosine", 0.99, rate, 0, "made up"))
            .toList();
    JsonObject report =
        Json.createObjectBuilder()
            .add(
                CalibratedThresholds.KEY,
                new CalibratedThresholds(NAME, imported.version(), imported.sha256(), thresholds)
                    .toJson())
            .build();
    return Files.writeString(scratch.resolve("report.json"), report.toString());
  }

  @Test
  void embeddingsAreThoseOfFacenetPytorch() throws IOException {
    JsonObject expected;
    try (Reader text = Files.newBufferedReader(golden.resolve("irv1-random.json"));
        JsonReader reader = Json.createReader(text)) {
      expected = reader.readObject();
    }
    assertEquals(expected.getString("sha256"), imported.source().sha256(), "the same weights");
    JsonObject embeddings = expected.getJsonObject("embeddings");
    float worst = 0;
    try (Embedder embedder = new Embedder(ModelPack.at(store))) {
      for (String name : embeddings.keySet()) {
        Frame crop = Frame.of(ImageIO.read(golden.resolve("crops160").resolve(name).toFile()));
        float[] found = embedder.embed(crop).toFloats();
        JsonArray wanted = embeddings.getJsonArray(name);
        assertEquals(512, wanted.size());
        for (int i = 0; i < found.length; i++) {
          double value = wanted.getJsonNumber(i).doubleValue();
          worst = Math.max(worst, (float) Math.abs(value - found[i]));
        }
      }
    }
    System.out.println(
        "InceptionResnetV1: " + embeddings.size() + " crops, largest difference " + worst);
    assertTrue(embeddings.size() >= 8);
    assertTrue(worst < 1e-4, "largest difference " + worst);
  }

  @Test
  void theWholeEngineRunsWithAnImportedNetwork() {
    try (FaceEngine engine = FaceEngine.open(ModelPack.at(store))) {
      engine.warmUp();
      assertEquals(NAME, engine.modelId());
      assertTrue(engine.modelVersion().matches("i1-[0-9a-f]{16}"));
    }
  }

  @Test
  void theBoxIsCutOutAsItStandsInTheImage() {
    // Columns 0 to 9, each of its own grey: the box 2.9 to 6.9 is columns 2 to 5.
    byte[] rgb = new byte[10 * 8 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 10 * 10);
    }
    Frame frame = new Frame(10, 8, rgb);
    Frame crop = BoxCrop.cut(frame, new FaceBox(2.9f, 1.2f, 6.9f, 5.9f), 2);
    assertArrayEquals(
        new int[] {25, 45, 25, 45},
        new int[] {
          crop.sample(0, 0, 0), crop.sample(1, 0, 0), crop.sample(0, 1, 2), crop.sample(1, 1, 2)
        });
    Frame beyond = BoxCrop.cut(frame, new FaceBox(-5, -5, 40, 40), 2);
    assertEquals(List.of(20, 70), List.of(beyond.sample(0, 0, 0), beyond.sample(1, 1, 0)));
    assertEquals(90, BoxCrop.cut(frame, new FaceBox(50, 50, 60, 60), 1).sample(0, 0, 0));
  }
}
