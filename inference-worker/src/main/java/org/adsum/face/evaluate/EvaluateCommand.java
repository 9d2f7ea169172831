package org.adsum.face.evaluate;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.adsum.face.EngineFailure;
import org.adsum.face.FaceEngine;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelStore;
import org.adsum.models.ModelUnavailable;

/** {@code ./adsum evaluate verification|liveness|forget}. */
public final class EvaluateCommand {
  private static final long DEFAULT_SEED = 1;
  private static final int MOST_THREADS = 256;

  private final PrintStream out;
  private final PrintStream progress;
  private final boolean terminal;
  private final Clock clock;

  /**
   * @param out receives the report
   * @param progress receives how far it is
   * @param terminal whether {@code progress} can be overwritten
   */
  public EvaluateCommand(PrintStream out, PrintStream progress, boolean terminal, Clock clock) {
    this.out = out;
    this.progress = progress;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Exit code 0 when done, 1 when it failed for the reason printed, 2 when the call was wrong. */
  public int run(List<String> arguments) {
    try {
      String kind = arguments.isEmpty() ? "" : arguments.get(0);
      List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
      switch (kind) {
        case "verification" -> verification(rest);
        case "liveness" -> liveness(rest);
        case "forget" -> forget(rest);
        case "help", "--help", "-h" -> out.println(Texts.of("usage"));
        case "" -> {
          progress.println(Texts.of("usage"));
          return EvaluationProblem.WRONG_CALL;
        }
        default -> throw EvaluationProblem.wrongCall("kind.unknown", kind);
      }
      return 0;
    } catch (EvaluationProblem e) {
      progress.println(Texts.of("problem", e.getMessage()));
      return e.exitCode();
    } catch (ModelUnavailable | EngineFailure e) {
      progress.println(Texts.of("problem", e.getMessage()));
      return EvaluationProblem.FAILED;
    }
  }

  private void verification(List<String> options) {
    Arguments call =
        new Arguments(
            options,
            Set.of("--images", "--pairs", "--model", "--out", "--threads", "--seed"),
            Set.of("--pairs-only", "--all-pairs", "--no-cache"));
    Path images = call.folder("--images");
    Path list = call.file("--pairs");
    Path folder = outFolder(call, "verification");
    long seed = seed(call);
    PairsFile pairs = PairsFile.read(list);
    ModelPack pack = pack(call);
    VerificationEvaluation evaluation =
        new VerificationEvaluation(images, pairs, seed, extent(call));
    String fingerprint = EngineFingerprint.of(pack, pack.embedder());
    try (FaceEngine engine = FaceEngine.open(pack)) {
      PhotoReader reader = new PhotoReader(engine, cache(call, fingerprint), threads(call));
      VerificationResult result =
          evaluation.run(engine, reader, progress("progress.reading", evaluation.photos()));
      String data =
          Texts.of(
              "report.data",
              list.getFileName(),
              images.toAbsolutePath().normalize().getFileName(),
              today());
      VerificationReport report = new VerificationReport(result, data);
      JsonObjectBuilder json =
          head(pack, fingerprint, seed)
              .add("images", images.getFileName().toString())
              .add("pairs", list.getFileName().toString())
              .add("pairsSha256", sha256(list))
              .addAll(report.json());
      out.print(report.text());
      write(folder, json);
      new VerificationCharts(
              result,
              Texts.of("chart.subtitle", result.model().id(), result.model().version(), data))
          .write(folder);
      out.println(Texts.of("written", folder));
    } catch (IOException e) {
      throw EvaluationProblem.failed("out.unwritable", folder);
    }
  }

  private void liveness(List<String> options) {
    Arguments call =
        new Arguments(
            options, Set.of("--live", "--attack", "--threshold", "--out", "--threads"), Set.of());
    Path live = call.folder("--live");
    Path attack = call.folder("--attack");
    List<Path> bonaFide = Presentations.photos("--live", live);
    Map<String, List<Path>> species = Presentations.species(attack);
    Path folder = outFolder(call, "liveness");
    ModelPack pack = pack(call);
    ModelDescriptor model = pack.descriptor(ModelPack.LIVENESS);
    double own = model.thresholds().get(0).value();
    double threshold = call.share("--threshold", own);
    int photos = bonaFide.size() + species.values().stream().mapToInt(List::size).sum();
    try (FaceEngine engine = FaceEngine.open(pack)) {
      // Without a cache: embeddings are read here only by the way, and not to be kept.
      PhotoReader reader = new PhotoReader(engine, EmbeddingCache.none(), threads(call));
      Progress reading = progress("progress.reading", photos);
      Presentations genuine =
          Presentations.of(Presentations.name(live), bonaFide, reader.read(bonaFide, reading));
      List<Presentations> attacks = new ArrayList<>();
      species.forEach(
          (kind, files) -> attacks.add(Presentations.of(kind, files, reader.read(files, reading))));
      LivenessResult result =
          new LivenessResult(model, threshold, threshold == own, genuine, attacks);
      String data =
          Texts.of("liveness.data", Presentations.name(live), Presentations.name(attack), today());
      LivenessReport report = new LivenessReport(result, data);
      out.print(report.text());
      write(
          folder,
          Json.createObjectBuilder()
              .add("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
              .add("machine", Surroundings.machine())
              .add("engine", Surroundings.engine(pack, EngineFingerprint.of(pack, pack.embedder())))
              .add("live", Presentations.name(live))
              .add("attack", Presentations.name(attack))
              .addAll(report.json()));
      new LivenessCharts(result, Texts.of("chart.subtitle", model.id(), model.version(), data))
          .write(folder);
      out.println(Texts.of("written", folder));
    } catch (IOException e) {
      throw EvaluationProblem.failed("out.unwritable", folder);
    }
  }

  private void forget(List<String> options) {
    new Arguments(options, Set.of(), Set.of());
    Path root = EmbeddingCache.root();
    out.println(Texts.of("forgotten", EmbeddingCache.forget(root), root));
  }

  private static VerificationEvaluation.Extent extent(Arguments call) {
    if (call.has("--all-pairs") && call.has("--pairs-only")) {
      throw EvaluationProblem.wrongCall("option.contrary", "--all-pairs", "--pairs-only");
    }
    if (call.has("--all-pairs")) {
      return VerificationEvaluation.Extent.ALL_PHOTOS;
    }
    return call.has("--pairs-only")
        ? VerificationEvaluation.Extent.LIST
        : VerificationEvaluation.Extent.NAMED_PHOTOS;
  }

  /** The engine with the embedder that is named, or else the one in use. */
  private static ModelPack pack(Arguments call) {
    Path models = Path.of(System.getProperty("adsum.models", "models"));
    Optional<String> named = call.value("--model");
    if (named.isEmpty()) {
      return ModelPack.at(models);
    }
    List<String> embedders = new ArrayList<>(List.of(ModelPack.EMBEDDER));
    embedders.addAll(new ModelStore(models).names());
    if (!embedders.contains(named.get())) {
      throw EvaluationProblem.wrongCall("model.unknown", named.get(), String.join(", ", embedders));
    }
    return ModelPack.at(models, named.get());
  }

  private EmbeddingCache cache(Arguments call, String fingerprint) {
    if (call.has("--no-cache")) {
      return EmbeddingCache.none();
    }
    Path root = EmbeddingCache.root();
    progress.println(Texts.of("cache.notice", root));
    return EmbeddingCache.open(root, fingerprint);
  }

  private static int threads(Arguments call) {
    int processors = Runtime.getRuntime().availableProcessors();
    return (int) call.number("--threads", processors, 1, MOST_THREADS);
  }

  private static long seed(Arguments call) {
    return call.number("--seed", DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private Progress progress(String key, int total) {
    return new Progress(progress, terminal, Texts.of(key), total);
  }

  /** Made at once, so that no one waits for an evaluation that cannot be written. */
  private static Path outFolder(Arguments call, String kind) {
    Path folder =
        call.value("--out")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("adsum.home", "."), "evaluations", kind));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw EvaluationProblem.wrongCall("out.unwritable", folder);
    }
    if (!Files.isWritable(folder)) {
      throw EvaluationProblem.wrongCall("out.unwritable", folder);
    }
    return folder;
  }

  private JsonObjectBuilder head(ModelPack pack, String fingerprint, long seed) {
    return Json.createObjectBuilder()
        .add("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("seed", seed)
        .add("bootstrapRepetitions", Rates.REPETITIONS)
        .add("machine", Surroundings.machine())
        .add("engine", Surroundings.engine(pack, fingerprint));
  }

  private String today() {
    return clock.instant().toString().substring(0, 10);
  }

  private static void write(Path folder, JsonObjectBuilder json) throws IOException {
    JsonWriterFactory pretty =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    try (OutputStream file = Files.newOutputStream(folder.resolve("report.json"));
        var writer = pretty.createWriter(file)) {
      writer.writeObject(json.build());
    }
  }

  private static String sha256(Path file) throws IOException {
    return HexFormat.of().formatHex(EngineFingerprint.sha256().digest(Files.readAllBytes(file)));
  }
}
