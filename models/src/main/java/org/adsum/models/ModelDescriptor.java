package org.adsum.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What is known about one model: where it comes from, what it takes and gives, how well it does.
 *
 * @param id name in templates, policies and file names; lower case
 * @param version changes whenever weights or preprocessing change; embeddings of different versions
 *     are never compared
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
    Source source,
    InputContract input,
    int embeddingSize,
    List<Threshold> thresholds) {

  /**
   * The pinned origin of the weights.
   *
   * @param npmPackage package name
   * @param version package version
   * @param integrity SHA-512 of the package archive, as npm writes it
   * @param path of the weights in the archive
   * @param sha256 of the weights before the build step
   * @param buildStep what the build makes of them: copy, zero-denormals, mtcnn-pnet, mtcnn-rnet or
   *     mtcnn-onet
   */
  public record Source(
      String npmPackage,
      String version,
      String integrity,
      String path,
      String sha256,
      String buildStep) {}

  /**
   * How pixels become the network's input: {@code (value - mean) / divisor}, planes first.
   *
   * @param width in pixels, 0 when it varies
   * @param height in pixels, 0 when it varies
   * @param colours RGB or BGR
   * @param mean subtracted from each 0..255 value
   * @param divisor applied afterwards
   * @param crop how the face is cut out: five-points (embedders), or in words
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

  /** The threshold chosen for a false match rate, if there is one. */
  public java.util.Optional<Threshold> thresholdFor(double falseMatchRate) {
    return thresholds.stream()
        .filter(t -> Math.abs(t.falseMatchRate() / falseMatchRate - 1) < 1e-6)
        .findFirst();
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
        new Source(
            required(text, "source.package"),
            required(text, "source.version"),
            required(text, "source.integrity"),
            required(text, "source.path"),
            required(text, "source.sha256"),
            required(text, "source.build-step")),
        new InputContract(
            (int) number(text, "input.width"),
            (int) number(text, "input.height"),
            required(text, "input.colours"),
            number(text, "input.mean"),
            number(text, "input.divisor"),
            required(text, "input.crop")),
        (int) number(text, "embedding-size"),
        List.copyOf(thresholds));
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
