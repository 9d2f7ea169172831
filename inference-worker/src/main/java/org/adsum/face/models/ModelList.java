package org.adsum.face.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;
import org.adsum.models.ModelSource;
import org.adsum.models.ModelStore;
import org.adsum.models.ModelUnavailable;

/**
 * What {@code ./adsum models list} shows: each model, its thresholds, and whether its file is it.
 */
final class ModelList {
  private final Path folder;
  private final ModelStore store;
  private final double matchFmr;

  ModelList(Path folder, double matchFmr) {
    this.folder = folder;
    this.store = new ModelStore(folder);
    this.matchFmr = matchFmr;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "list.folder", folder);
    String used = used(text);
    line(text, "list.embedders");
    embedder(text, ModelPack.EMBEDDER, used);
    List<String> installed = store.names();
    installed.forEach(name -> embedder(text, name, used));
    if (!used.isEmpty() && !ModelPack.isBundled(used) && !installed.contains(used)) {
      line(text, "list.gone", used);
    }
    line(text, "list.others");
    ModelPack bundled = ModelPack.bundled();
    for (ModelDescriptor model : bundled.descriptors()) {
      if (model.embeddingSize() == 0) {
        line(text, "list.other", model.id(), model.version(), file(bundled, model));
      }
    }
    return text.toString();
  }

  private String used(StringBuilder text) {
    try {
      return store.selected().orElse(ModelPack.EMBEDDER);
    } catch (ModelUnavailable e) {
      line(text, "list.damaged", e.getMessage());
      return "";
    }
  }

  private void embedder(StringBuilder text, String name, String used) {
    String mark = Texts.of(name.equals(used) ? "list.used" : "list.unused");
    try {
      ModelPack pack = ModelPack.at(folder, name);
      ModelDescriptor model = pack.descriptor(name);
      line(text, "list.embedder", mark, name, model.version(), origin(model));
      line(text, "list.file", file(pack, model));
      text.append(thresholds(model)).append(System.lineSeparator());
      List<Double> missing = model.missingThresholds(matchFmr);
      if (!missing.isEmpty()) {
        line(text, "list.missing", rates(missing));
      }
    } catch (ModelUnavailable e) {
      line(text, "list.embedder", mark, name, "-", Texts.of("list.damaged", e.getMessage()));
    }
  }

  private static String origin(ModelDescriptor model) {
    return model.source() instanceof ModelSource.Checkpoint checkpoint
        ? Texts.of("list.imported", checkpoint.file(), checkpoint.sha256().substring(0, 16))
        : Texts.of("list.bundled");
  }

  private static String file(ModelPack pack, ModelDescriptor model) {
    String hash = model.sha256().substring(0, 16);
    try {
      pack.bytes(model.id());
      return Texts.of("list.verified", model.file(), hash);
    } catch (ModelUnavailable e) {
      return Texts.of("list.unverified", model.file(), hash, e.getMessage());
    }
  }

  static String thresholds(ModelDescriptor model) {
    if (model.thresholds().isEmpty()) {
      return Texts.of("list.none");
    }
    return model.thresholds().stream()
        .map(
            each ->
                Texts.of(
                    "list.threshold",
                    rate(each.falseMatchRate()),
                    String.format(Locale.ROOT, "%.4f", each.value()),
                    refused(each)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  static String rates(List<Double> rates) {
    List<String> texts = new ArrayList<>();
    rates.forEach(each -> texts.add(rate(each)));
    return String.join(", ", texts);
  }

  /** In percent. */
  static String refused(ModelDescriptor.Threshold threshold) {
    return String.format(Locale.ROOT, "%.2f", 100 * (1 - threshold.trueMatchRate()));
  }

  static String rate(double rate) {
    return String.format(Locale.ROOT, "%.1e", rate).replace(".0e", "e").replace("e-0", "e-");
  }

  private static void line(StringBuilder text, String key, Object... arguments) {
    text.append(Texts.of(key, arguments)).append(System.lineSeparator());
  }
}
