package org.adsum.face.models;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.adsum.face.EngineFailure;
import org.adsum.face.FaceEngine;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelStore;
import org.adsum.models.ModelUnavailable;
import org.adsum.models.checkpoint.CheckpointRefused;
import org.adsum.models.facenet.FacenetImport;
import org.adsum.models.facenet.FacenetRelease;

/** {@code ./adsum models list|import|use|fetch|calibrate|remove|card}. */
public final class ModelsCommand {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String DOWNLOADS = ".downloads";

  /** Below this share of the right people accepted the command warns. */
  private static final double LEAST_TRUE_MATCHES = 0.9;

  private final Path folder;
  private final ModelStore store;
  private final double matchFmr;
  private final List<FacenetRelease> releases;
  private final PrintStream out;
  private final PrintStream progress;
  private final boolean terminal;

  /**
   * @param folder of the installed models; need not exist
   * @param matchFmr the false match rate of the policy, for which an embedder needs thresholds
   * @param out receives what was asked for
   * @param progress receives how far it is, and problems
   * @param terminal whether {@code progress} can be overwritten
   */
  public ModelsCommand(
      Path folder, double matchFmr, PrintStream out, PrintStream progress, boolean terminal) {
    this(folder, matchFmr, FacenetRelease.all(), out, progress, terminal);
  }

  ModelsCommand(
      Path folder,
      double matchFmr,
      List<FacenetRelease> releases,
      PrintStream out,
      PrintStream progress,
      boolean terminal) {
    this.folder = folder;
    this.store = new ModelStore(folder);
    this.matchFmr = matchFmr;
    this.releases = releases;
    this.out = out;
    this.progress = progress;
    this.terminal = terminal;
  }

  /** Exit code 0 when done, 1 when it failed for the reason printed, 2 when the call was wrong. */
  public int run(List<String> arguments) {
    try {
      String what = arguments.isEmpty() ? "" : arguments.get(0);
      List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
      switch (what) {
        case "list" -> list(rest);
        case "import" -> importFile(rest);
        case "use" -> use(only("use", rest));
        case "fetch" -> fetch(only("fetch", rest));
        case "calibrate" -> calibrate(rest);
        case "remove" -> remove(only("remove", rest));
        case "card" -> card(only("card", rest));
        case "help", "--help", "-h" -> out.println(usage());
        case "" -> {
          progress.println(usage());
          return ModelsProblem.WRONG_CALL;
        }
        default -> throw ModelsProblem.wrongCall("command.unknown", what);
      }
      return 0;
    } catch (ModelsProblem e) {
      progress.println(Texts.of("problem", e.getMessage()));
      return e.exitCode();
    } catch (ModelUnavailable e) {
      progress.println(Texts.of("problem", e.getMessage()));
      return ModelsProblem.FAILED;
    } catch (OutOfMemoryError e) {
      progress.println(
          Texts.of("problem", Texts.of("memory", Runtime.getRuntime().maxMemory() >> 20)));
      return ModelsProblem.FAILED;
    }
  }

  private String usage() {
    return Texts.of(
        "usage", folder, String.join(", ", releases.stream().map(FacenetRelease::name).toList()));
  }

  private void list(List<String> rest) {
    if (!rest.isEmpty()) {
      throw ModelsProblem.wrongCall("argument.surplus", rest.get(0), "list");
    }
    out.print(new ModelList(folder, matchFmr).text());
  }

  private void importFile(List<String> rest) {
    Call call = Call.of("import", "--name", rest);
    Path file = Path.of(call.plain());
    if (!Files.isRegularFile(file)) {
      throw ModelsProblem.wrongCall(
          Files.isDirectory(file) ? "import.folder" : "import.absent", file);
    }
    String name = call.option().orElseGet(() -> nameOf(file));
    requireFree(name);
    install(name, file);
  }

  private void install(String name, Path file) {
    progress.println(Texts.of("import.reading", file));
    ModelDescriptor model = write(name, file);
    boolean sound = false;
    try (FaceEngine engine = FaceEngine.open(ModelPack.at(folder, name))) {
      engine.warmUp();
      sound = true;
    } catch (EngineFailure | ModelUnavailable e) {
      throw ModelsProblem.failed("import.unsound", file, e.getMessage());
    } finally {
      if (!sound) {
        takeAway(name);
      }
    }
    out.println(Texts.of("import.done", name, model.version(), folder.resolve(name)));
    tellMissing(model);
  }

  private ModelDescriptor write(String name, Path file) {
    try {
      FacenetImport made = FacenetImport.of(name, file);
      ModelDescriptor model = made.descriptor();
      store.install(model, made.onnx(), FacenetImport.card(model));
      return model;
    } catch (CheckpointRefused e) {
      throw ModelsProblem.failed("import.refused", file, e.getMessage());
    } catch (FileAlreadyExistsException e) {
      throw ModelsProblem.failed("name.taken", name);
    } catch (IOException e) {
      throw ModelsProblem.failed("folder.unwritable", folder, Download.reason(e));
    }
  }

  private void tellMissing(ModelDescriptor model) {
    List<Double> missing = model.missingThresholds(matchFmr);
    out.println(
        missing.isEmpty()
            ? Texts.of("next.use", model.id())
            : Texts.of("next.calibrate", model.id(), ModelList.rates(missing)));
  }

  private void use(String name) {
    ModelDescriptor model = installed(name);
    if (model.embeddingSize() == 0) {
      throw ModelsProblem.wrongCall("use.other", name);
    }
    List<Double> missing = model.missingThresholds(matchFmr);
    if (!missing.isEmpty()) {
      throw ModelsProblem.failed("use.uncalibrated", name, ModelList.rates(missing));
    }
    String before = inUse();
    // Its hash is checked now, so that no server finds out at its next start.
    ModelPack.at(folder, name).bytes(name);
    if (name.equals(before)) {
      out.println(Texts.of("use.already", name));
      return;
    }
    try {
      store.select(name);
    } catch (IOException e) {
      throw ModelsProblem.failed("folder.unwritable", folder, Download.reason(e));
    }
    out.println(Texts.of("use.done", name, before));
    warnOfRefusals(model);
  }

  /** It may be what is wanted, but nobody should find out in a lecture hall. */
  private void warnOfRefusals(ModelDescriptor model) {
    model
        .thresholdFor(matchFmr)
        .filter(threshold -> threshold.trueMatchRate() < LEAST_TRUE_MATCHES)
        .ifPresent(
            threshold ->
                out.println(
                    Texts.of(
                        "use.weak",
                        model.id(),
                        ModelList.refused(threshold),
                        ModelList.rate(matchFmr))));
  }

  private void fetch(String name) {
    FacenetRelease release =
        releases.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    ModelsProblem.wrongCall(
                        "fetch.unknown",
                        name,
                        String.join(", ", releases.stream().map(FacenetRelease::name).toList())));
    requireFree(name);
    Path downloads = folder.resolve(DOWNLOADS);
    progress.println(Texts.of("fetch.begin", release.address(), release.bytes()));
    try {
      Path file = new Download(release, progress, terminal).into(downloads);
      progress.println(Texts.of("fetch.verified", release.sha256()));
      install(name, file);
      Files.delete(file);
    } catch (IOException e) {
      progress.println(Texts.of("fetch.left", downloads, Download.reason(e)));
    } finally {
      sweep(downloads);
    }
  }

  /** What a later call can go on from stays. */
  private static void sweep(Path downloads) {
    try {
      Files.deleteIfExists(downloads);
    } catch (IOException e) {
      // It is not empty, or cannot be deleted: it is in nobody's way.
    }
  }

  private void calibrate(List<String> rest) {
    Call call = Call.of("calibrate", "--from", rest);
    String name = call.plain();
    Path report =
        Path.of(
            call.option()
                .orElseThrow(
                    () -> ModelsProblem.wrongCall("option.missing", "--from", "REPORT.json")));
    if (ModelPack.isBundled(name)) {
      throw ModelsProblem.wrongCall("calibrate.bundled", name);
    }
    ModelDescriptor model = installed(name);
    if (!Files.isRegularFile(report)) {
      throw ModelsProblem.wrongCall("calibrate.absent", report);
    }
    ModelDescriptor calibrated = model.withThresholds(thresholds(model, report));
    List<Double> missing = calibrated.missingThresholds(matchFmr);
    if (!missing.isEmpty() && name.equals(inUse())) {
      throw ModelsProblem.failed("calibrate.needed", name, report, ModelList.rates(missing));
    }
    try {
      store.describe(calibrated, FacenetImport.card(calibrated));
    } catch (IOException e) {
      throw ModelsProblem.failed("folder.unwritable", folder, Download.reason(e));
    }
    out.println(Texts.of("calibrate.done", name, ModelList.thresholds(calibrated)));
    tellMissing(calibrated);
  }

  private static List<ModelDescriptor.Threshold> thresholds(ModelDescriptor model, Path report) {
    CalibratedThresholds found;
    try {
      found = CalibratedThresholds.read(report);
    } catch (IllegalArgumentException e) {
      throw ModelsProblem.failed("calibrate.report", report, e.getMessage());
    } catch (IOException e) {
      throw ModelsProblem.failed("calibrate.unreadable", report, Download.reason(e));
    }
    boolean same =
        found.sha256().equals(model.sha256()) && found.modelVersion().equals(model.version());
    if (!same) {
      throw ModelsProblem.failed(
          "calibrate.other",
          report,
          found.modelId() + " " + found.modelVersion(),
          model.id() + " " + model.version());
    }
    if (found.thresholds().isEmpty()) {
      throw ModelsProblem.failed("calibrate.empty", report);
    }
    if (found.thresholds().stream().anyMatch(each -> !each.measure().equals("cosine"))) {
      throw ModelsProblem.failed("calibrate.report", report, Texts.of("calibrate.measure"));
    }
    return found.thresholds();
  }

  private void remove(String name) {
    if (ModelPack.isBundled(name)) {
      throw ModelsProblem.wrongCall("remove.bundled", name);
    }
    requireInstalled(name);
    if (name.equals(inUse())) {
      throw ModelsProblem.failed("remove.used", name, ModelPack.EMBEDDER);
    }
    takeAway(name);
    out.println(Texts.of("remove.done", name));
  }

  private void takeAway(String name) {
    try {
      store.remove(name);
    } catch (IOException e) {
      throw ModelsProblem.failed("folder.unwritable", folder, Download.reason(e));
    }
  }

  private void card(String name) {
    try {
      if (ModelPack.isBundled(name)) {
        out.print(ModelPack.card(name));
        return;
      }
      boolean released = releases.stream().anyMatch(each -> each.name().equals(name));
      if (released && !store.names().contains(name)) {
        out.print(FacenetImport.releaseCard());
        return;
      }
      requireInstalled(name);
      out.print(store.card(name));
    } catch (IOException e) {
      throw ModelsProblem.failed("card.unreadable", name, Download.reason(e));
    }
  }

  private ModelDescriptor installed(String name) {
    if (ModelPack.isBundled(name)) {
      return ModelPack.bundled().descriptor(name);
    }
    requireInstalled(name);
    return store.descriptor(name);
  }

  private void requireInstalled(String name) {
    List<String> names = store.names();
    if (!names.contains(name)) {
      List<String> all = new ArrayList<>(List.of(ModelPack.EMBEDDER));
      all.addAll(names);
      throw ModelsProblem.wrongCall("name.unknown", name, String.join(", ", all), folder);
    }
  }

  private void requireFree(String name) {
    if (!name.matches(NAME)) {
      throw ModelsProblem.wrongCall("name.form", name);
    }
    if (ModelPack.isBundled(name)) {
      throw ModelsProblem.wrongCall("name.bundled", name);
    }
    if (Files.exists(folder.resolve(name))) {
      throw ModelsProblem.wrongCall("name.taken", name);
    }
  }

  private String inUse() {
    return store.selected().orElse(ModelPack.EMBEDDER);
  }

  /** The file's name without what cannot be in a model's. */
  private static String nameOf(Path file) {
    String plain = file.getFileName().toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
    String name =
        plain
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "")
            .replaceAll("^(.{0,63}).*$", "$1")
            .replaceAll("-+$", "");
    if (name.isEmpty()) {
      throw ModelsProblem.wrongCall("name.needed", file);
    }
    return name;
  }

  private static String only(String command, List<String> rest) {
    return Call.of(command, null, rest).plain();
  }

  /**
   * One argument, and an option with its value.
   *
   * @param plain the argument without a dash
   */
  private record Call(String plain, Optional<String> option) {
    static Call of(String command, String known, List<String> rest) {
      String plain = null;
      String value = null;
      for (int i = 0; i < rest.size(); i++) {
        String each = rest.get(i);
        if (each.equals(known) && value == null) {
          if (i + 1 == rest.size()) {
            throw ModelsProblem.wrongCall("option.value", each);
          }
          value = rest.get(++i);
        } else if (each.startsWith("--")) {
          throw ModelsProblem.wrongCall(
              each.equals(known) ? "option.twice" : "option.unknown", each, command);
        } else if (plain == null) {
          plain = each;
        } else {
          throw ModelsProblem.wrongCall("argument.surplus", each, command);
        }
      }
      if (plain == null) {
        throw ModelsProblem.wrongCall("argument.missing", command);
      }
      return new Call(plain, Optional.ofNullable(value));
    }
  }
}
