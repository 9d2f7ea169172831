package org.adsum.face.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelStore;
import org.adsum.models.build.EvalPhotos;
import org.adsum.models.facenet.FacenetRelease;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/** What an operator may do with models, and what each refusal leaves behind: nothing. */
class ModelsCommandTest {
  private static final String NAME = "tested";

  /** A network of random weights, installed once; tests work on a copy. */
  @TempDir static Path shared;

  private static Path checkpoint;

  @TempDir Path scratch;
  private Path folder;
  private List<FacenetRelease> releases = FacenetRelease.all();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

  @BeforeAll
  static void unpack() throws IOException {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    if (evaluation != null) {
      checkpoint = shared.resolve("Random weights.pt");
      Path packed = evaluation.resolve("golden/irv1-random-legacy.pt.xz");
      try (InputStream in = new XZInputStream(Files.newInputStream(packed))) {
        Files.copy(in, checkpoint);
      }
    }
  }

  @BeforeEach
  void folder() {
    folder = scratch.resolve("models");
  }

  @Test
  void fromFetchToRemovalEveryStepTellsTheNext() throws IOException {
    assumeTrue(checkpoint != null, "no evaluation folder");
    byte[] file = Files.readAllBytes(checkpoint);
    try (ReleaseServer server = new ReleaseServer(file, ReleaseServer.Manner.CUT_ONCE)) {
      releases =
          List.of(
              new FacenetRelease(
                  NAME,
                  server.address(),
                  "weights.pt",
                  file.length,
                  ModelPack.sha256(file),
                  "none",
                  "none"));
      assertEquals(1, run("fetch", NAME));
      assertTrue(problems().contains("models fetch " + NAME + " goes on"), problems());
      assertEquals(List.of(), new ModelStore(folder).names());

      assertEquals(0, run("fetch", NAME), problems());
    }
    assertTrue(out().contains("models calibrate " + NAME), out());
    assertFalse(Files.exists(folder.resolve(".downloads")), "the download is not kept");

    assertEquals(1, run("use", NAME));
    assertTrue(problems().contains("could only guess"), problems());
    assertEquals(Optional.empty(), new ModelStore(folder).selected());

    assertEquals(0, run("calibrate", NAME, "--from", report(1e-2, 1e-3, 1e-4)), problems());
    assertEquals(0, run("use", NAME), problems());
    assertTrue(out().contains("enrol once more"), out());
    assertTrue(out().contains("refused 50.00 % of the right people"), out());
    assertEquals(NAME, ModelPack.at(folder).embedder());

    assertEquals(0, run("list"));
    assertTrue(out().contains("* " + NAME + " i1-"), out());
    assertTrue(out().contains("model.onnx, SHA-256 "), out());
    assertFalse(out().contains("NOT VERIFIED"), out());

    assertEquals(0, run("card", NAME));
    assertTrue(out().contains("| 1.0E-4 | 0.97 |"), out());

    assertEquals(1, run("remove", NAME));
    assertEquals(
        1, run("calibrate", NAME, "--from", report(1e-2)), "in use, it keeps what it needs");
    assertEquals(0, run("use", ModelPack.EMBEDDER), problems());
    assertEquals(0, run("remove", NAME), problems());
    assertEquals(List.of(), new ModelStore(folder).names());
    assertEquals(0, run("list"));
    assertTrue(out().contains("* fr-feature"), out());
  }

  @Test
  void aChangedFileIsToldAndCannotBeChosen() throws IOException {
    installTested();
    run("calibrate", NAME, "--from", report(1e-2, 1e-3, 1e-4));
    Files.writeString(folder.resolve(NAME).resolve("model.onnx"), "changed");
    assertEquals(0, run("list"));
    assertTrue(out().contains("NOT VERIFIED"), out());
    assertEquals(1, run("use", NAME));
    assertTrue(problems().contains("has SHA-256"), problems());
    assertEquals(Optional.empty(), new ModelStore(folder).selected());
  }

  @Test
  void whatIsNoNetworkIsRefusedAndLeavesNothing() throws IOException {
    Path text = Files.writeString(scratch.resolve("notes.pt"), "These are notes.");
    assertEquals(1, run("import", text.toString()));
    assertTrue(problems().contains("no torch checkpoint"), problems());

    Path hostile = scratch.resolve("hostile.pt");
    Files.write(hostile, "\u0080\u0002cposix\nsystem\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(1, run("import", hostile.toString()));
    assertTrue(problems().contains("asks for posix.system"), problems());

    assertEquals(2, run("import", scratch.resolve("absent.pt").toString()));
    assertEquals(2, run("import", scratch.toString()));
    assertFalse(Files.exists(folder));
  }

  @Test
  void aNameIsTakenOnceAndNeverThatOfABundledModel() throws IOException {
    installTested();
    Path text = Files.writeString(scratch.resolve("notes.pt"), "Not even looked at.");
    for (String name : List.of(NAME, ModelPack.EMBEDDER, "../out", "Big", "-x")) {
      assertEquals(2, run("import", text.toString(), "--name", name), name);
    }
    assertEquals(List.of(NAME), new ModelStore(folder).names());
  }

  @Test
  void anUnknownNameIsToldWithThoseThatAreThere() throws IOException {
    installTested();
    for (String command : List.of("use", "remove", "card")) {
      assertEquals(2, run(command, "absent"));
      assertTrue(problems().contains("fr-feature, " + NAME), problems());
    }
    assertEquals(2, run("use", "../tested"));
    assertEquals(2, run("calibrate", "absent", "--from", report(1e-2)));
    assertEquals(2, run("fetch", "absent"));
    assertTrue(problems().contains("facenet-vggface2"), problems());
  }

  @Test
  void whatTravelsWithAdsumCannotBeRemovedOrCalibratedButHasACard() throws IOException {
    assertEquals(2, run("remove", ModelPack.EMBEDDER));
    assertEquals(2, run("calibrate", ModelPack.EMBEDDER, "--from", "report.json"));
    assertEquals(2, run("use", ModelPack.PNET));
    for (ModelDescriptor model : ModelPack.bundled().descriptors()) {
      assertEquals(0, run("card", model.id()));
      assertTrue(out().startsWith("# "), out());
    }
    assertEquals(0, run("card", "facenet-vggface2"), "what can be fetched, before it is");
    assertEquals(0, run("use", ModelPack.EMBEDDER));
    assertTrue(out().contains("in use already"), out());
    assertFalse(Files.exists(folder));
  }

  @Test
  void aReportIsTakenOnlyForTheWeightsThatItIsAbout() throws IOException {
    installTested();
    ModelDescriptor before = new ModelStore(folder).descriptor(NAME);
    Path other =
        write(
            new CalibratedThresholds(
                NAME, before.version(), "1".repeat(64), thresholds(1e-2, 1e-3, 1e-4)));
    assertEquals(1, run("calibrate", NAME, "--from", other.toString()));
    assertTrue(problems().contains("one set of weights"), problems());
    assertEquals(1, run("calibrate", NAME, "--from", report()));
    Path none = Files.writeString(scratch.resolve("none.json"), "{}");
    assertEquals(1, run("calibrate", NAME, "--from", none.toString()));
    Path text = Files.writeString(scratch.resolve("text.json"), "no JSON");
    assertEquals(1, run("calibrate", NAME, "--from", text.toString()));
    assertEquals(2, run("calibrate", NAME, "--from", scratch.resolve("absent").toString()));
    assertEquals(2, run("calibrate", NAME));
    assertEquals(before, new ModelStore(folder).descriptor(NAME));
  }

  @Test
  void aWrongCallIsToldAndHelpIsNoFailure() {
    assertEquals(0, run("help"));
    assertTrue(out().contains("models import FILE.pt"), out());
    for (List<String> call :
        List.of(
            List.<String>of(),
            List.of("imports"),
            List.of("use"),
            List.of("use", "a", "b"),
            List.of("use", "--name", "a"),
            List.of("import", "a.pt", "--name"),
            List.of("import", "a.pt", "--name", "a", "--name", "b"),
            List.of("list", "all"))) {
      assertEquals(2, run(call.toArray(String[]::new)), call.toString());
      assertFalse(problems().isBlank());
    }
  }

  /** Without the weights: what is tested does not run them. */
  private void installTested() throws IOException {
    byte[] onnx = "no network".getBytes(StandardCharsets.US_ASCII);
    ModelDescriptor like = ModelPack.bundled().descriptor(ModelPack.EMBEDDER);
    ModelDescriptor model =
        new ModelDescriptor(
            NAME,
            "i1-0",
            "model.onnx",
            ModelPack.sha256(onnx),
            "none",
            "none",
            new org.adsum.models.ModelSource.Checkpoint("a.pt", "2".repeat(64), "test"),
            like.input(),
            like.embeddingSize(),
            List.of());
    new ModelStore(folder).install(model, onnx, "# A card");
  }

  private String report(double... rates) throws IOException {
    ModelDescriptor model = new ModelStore(folder).descriptor(NAME);
    return write(new CalibratedThresholds(NAME, model.version(), model.sha256(), thresholds(rates)))
        .toString();
  }

  private Path write(CalibratedThresholds thresholds) throws IOException {
    String text =
        Json.createObjectBuilder()
            .add(CalibratedThresholds.KEY, thresholds.toJson())
            .build()
            .toString();
    return Files.writeString(Files.createTempFile(scratch, "report", ".json"), text);
  }

  private static List<ModelDescriptor.Threshold> thresholds(double... rates) {
    return java.util.Arrays.stream(rates)
        .mapToObj(rate -> new ModelDescriptor.Threshold("cosine", 0.97, rate, 0.5, "made up"))
        .toList();
  }

  private int run(String... arguments) {
    out.reset();
    problems.reset();
    return new ModelsCommand(
            folder,
            1e-4,
            releases,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(problems, true, StandardCharsets.UTF_8),
            false)
        .run(List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String problems() {
    return problems.toString(StandardCharsets.UTF_8);
  }
}
