package org.adsum.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is known about one model: where it comes from, what it takes and gives, how well it does.
 *
 * @param id name in templates, policies and file names; lower case
 * @param version changes whenever weights or preprocessing change beyond rounding; embeddings of
 *     different versions are never compared
 * @param file the ONNX file beside the descriptor
 * @param sha256 of that file, hex
 * @param licence as the source states it
 * @param trainingData what is known of it
 * @param source where the weights come from
 * @param input what the network takes
 * @param embeddingSize length of the output vector, 0 for a model that gives no embedding
 * @param thresholds recommended, by falling false match rate
 */
public record ModelDescriptor(
    String id,
    String version,
    String file,
    String sha256,
    String licence,
    String trainingData,
    ModelSource source,
    InputContract input,
    int embeddingSize,
    List<Threshold> thresholds) {
  private static final int LARGEST_SIDE = 4096;

  /**
   * @throws IllegalArgumentException when the id, the version or the file is no plain name (they
   *     become file names and database keys), or a number is out of any sense
   */
  public ModelDescriptor {
    require(id.matches("[a-z0-9][a-z0-9-]{0,62}"), "id", id);
    require(version.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,62}"), "version", version);
    require(file.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}"), "file", file);
    require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256);
    require(embeddingSize >= 0 && embeddingSize <= LARGEST_SIDE, "embedding-size", embeddingSize);
    require(
        Math.min(input.width(), input.height()) >= 0
            && Math.max(input.width(), input.height()) <= LARGEST_SIDE,
        "input",
        input.width() + "x" + input.height());
    thresholds = List.copyOf(thresholds);
  }

  private static void require(boolean holds, String key, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("The descriptor's " + key + " cannot be " + value);
    }
  }

  /**
   * How pixels become the network's input: {@code (value - mean) / divisor}, planes first.
   *
   * @param width in pixels, 0 when it varies
   * @param height in pixels, 0 when it varies
   * @param colours RGB or BGR
   * @param mean subtracted from each 0..255 value
   * @param divisor applied afterwards
   * @param crop how the face is cut out: five-points or box-area (embedders), or in words
   */
  public record InputContract(
      int width, int height, String colours, double mean, double divisor, String crop) {}

  /**
   * A decision threshold and where it comes from.
   *
   * @param measure "cosine" (accept at or above) or "real" (liveness, accept at or above)
   * @param value the threshold
   * @param falseMatchRate the share of impostors (or attacks) accepted on the evaluation
   * @param trueMatchRate the share of genuine comparisons accepted on it
   * @param evaluation the data and the protocol
   */
  public record Threshold(
      String measure,
      double value,
      double falseMatchRate,
      double trueMatchRate,
      String evaluation) {}

  /** The same model with other thresholds. */
  public ModelDescriptor withThresholds(List<Threshold> others) {
    return new ModelDescriptor(
        id, version, file, sha256, licence, trainingData, source, input, embeddingSize, others);
  }

  /** The threshold chosen for a false match rate, if there is one. */
  public java.util.Optional<Threshold> thresholdFor(double falseMatchRate) {
    return thresholds.stream()
        .filter(t -> Math.abs(t.falseMatchRate() / falseMatchRate - 1) < 1e-6)
        .findFirst();
  }

  /**
   * The false match rates at which a check-in needs a threshold, and this model has none: the
   * policy's, ten times it (from there on a person looks), and those of one sitting, 1e-3 for
   * frontal and 1e-2 for turned heads.
   *
   * @param falseMatchRate the policy's
   */
  public List<Double> missingThresholds(double falseMatchRate) {
    return Stream.of(falseMatchRate, falseMatchRate * 10, 1e-3, 1e-2)
        .map(rate -> Double.valueOf(String.format(Locale.ROOT, "%.6g", rate)))
        .distinct()
        .filter(rate -> thresholdFor(rate).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * @throws IllegalArgumentException when a key is missing or not of its type
   */
  static ModelDescriptor of(Properties text) {
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 1; text.containsKey("threshold." + i + ".value"); i++) {
      String key = "threshold." + i + ".";
      thresholds.add(
          new Threshold(
              required(text, key + "measure"),
              number(text, key + "value"),
              number(text, key + "false-match-rate"),
              number(text, key + "true-match-rate"),
              required(text, key + "evaluation")));
    }
    return new ModelDescriptor(
        required(text, "id"),
        required(text, "version"),
        required(text, "file"),
        required(text, "sha256"),
        required(text, "licence"),
        required(text, "training-data"),
        source(text),
        new InputContract(
            (int) number(text, "input.width"),
            (int) number(text, "input.height"),
            required(text, "input.colours"),
            number(text, "input.mean"),
            number(text, "input.divisor"),
            required(text, "input.crop")),
        (int) number(text, "embedding-size"),
        thresholds);
  }

  private static ModelSource source(Properties text) {
    if (text.containsKey("source.checkpoint")) {
      return new ModelSource.Checkpoint(
          required(text, "source.checkpoint"),
          required(text, "source.sha256"),
          required(text, "source.importer"));
    }
    return new ModelSource.Npm(
        required(text, "source.package"),
        required(text, "source.version"),
        required(text, "source.integrity"),
        required(text, "source.path"),
        required(text, "source.sha256"),
        required(text, "source.build-step"));
  }

  /** The lines of a properties file that {@link #of} reads, in a fixed order. */
  String toText() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("id", id);
    entries.put("version", version);
    entries.put("file", file);
    entries.put("sha256", sha256);
    entries.put("licence", licence);
    entries.put("training-data", trainingData);
    if (source instanceof ModelSource.Checkpoint checkpoint) {
      entries.put("source.checkpoint", checkpoint.file());
      entries.put("source.sha256", checkpoint.sha256());
      entries.put("source.importer", checkpoint.importer());
    } else if (source instanceof ModelSource.Npm npm) {
      entries.put("source.package", npm.npmPackage());
      entries.put("source.version", npm.version());
      entries.put("source.integrity", npm.integrity());
      entries.put("source.path", npm.path());
      entries.put("source.sha256", npm.sha256());
      entries.put("source.build-step", npm.buildStep());
    }
    entries.put("input.width", input.width());
    entries.put("input.height", input.height());
    entries.put("input.colours", input.colours());
    entries.put("input.mean", input.mean());
    entries.put("input.divisor", input.divisor());
    entries.put("input.crop", input.crop());
    entries.put("embedding-size", embeddingSize);
    for (int i = 0; i < thresholds.size(); i++) {
      Threshold threshold = thresholds.get(i);
      String key = "threshold." + (i + 1) + ".";
      entries.put(key + "measure", threshold.measure());
      entries.put(key + "value", threshold.value());
      entries.put(key + "false-match-rate", threshold.falseMatchRate());
      entries.put(key + "true-match-rate", threshold.trueMatchRate());
      entries.put(key + "evaluation", threshold.evaluation());
    }
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (key, value) -> text.append(key).append(" = ").append(escaped(value)).append('\n'));
    return text.toString();
  }

  /** A value may not begin a new line or a new entry. */
  private static String escaped(Object value) {
    return value.toString().replace("\\", "\\\\").replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static double number(Properties text, String key) {
    return Double.parseDouble(required(text, key));
  }

  private static String required(Properties text, String key) {
    String value = text.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The descriptor lacks " + key);
    }
    return value.strip();
  }
}
