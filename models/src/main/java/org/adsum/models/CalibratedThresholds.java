package org.adsum.models;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Thresholds that an evaluation found for one model, on their way from its report into a
 * descriptor. In a report they stand under {@code "calibration"}:
 *
 * <pre>
 * {"model": {"id": "fr-feature", "version": "0.0.1-a1", "sha256": "ef40…"},
 *  "thresholds": [{"measure": "cosine", "value": 0.411, "falseMatchRate": 1e-4,
 *                  "trueMatchRate": 0.9748, "evaluation": "…"}]}
 * </pre>
 *
 * @param modelId of the model that was evaluated
 * @param modelVersion of it
 * @param sha256 of its ONNX file, hex; thresholds are of no use for other weights
 * @param thresholds by falling false match rate; only those for which the data sufficed
 */
public record CalibratedThresholds(
    String modelId,
    String modelVersion,
    String sha256,
    List<ModelDescriptor.Threshold> thresholds) {
  /** The name under which a report holds them. */
  public static final String KEY = "calibration";

  private static final long LARGEST_FILE = 64L << 20;

  /**
   * @throws IllegalArgumentException when a value is missing or out of its range
   */
  public CalibratedThresholds {
    require(modelId != null && !modelId.isBlank(), "the model's id is missing");
    require(modelVersion != null && !modelVersion.isBlank(), "the model's version is missing");
    require(sha256 != null && sha256.matches("[0-9a-f]{64}"), "the model's sha256 is no SHA-256");
    thresholds = List.copyOf(thresholds);
    for (ModelDescriptor.Threshold threshold : thresholds) {
      String at = "threshold for false match rate " + threshold.falseMatchRate() + ": ";
      require(
          threshold.measure().equals("cosine") || threshold.measure().equals("real"),
          at + "unknown measure " + threshold.measure());
      require(threshold.value() >= -1 && threshold.value() <= 1, at + "value is not in -1 to 1");
      require(isShare(threshold.falseMatchRate()), at + "false match rate is not in 0 to 1");
      require(isShare(threshold.trueMatchRate()), at + "true match rate is not in 0 to 1");
      require(!threshold.evaluation().isBlank(), at + "evaluation is missing");
    }
  }

  /**
   * Reads a report of {@code ./adsum evaluate}.
   *
   * @throws IllegalArgumentException when it holds no calibration, or a wrong one; the message says
   *     what is wrong
   * @throws IOException when the file cannot be read
   */
  public static CalibratedThresholds read(Path report) throws IOException {
    require(Files.size(report) <= LARGEST_FILE, "the report is larger than any evaluation's");
    try (InputStream in = Files.newInputStream(report);
        JsonReader reader = Json.createReader(in)) {
      JsonObject found = reader.readObject().getJsonObject(KEY);
      require(found != null, "the report holds no \"" + KEY + "\"");
      return of(found);
    } catch (JsonException e) {
      throw new IllegalArgumentException("the report is no JSON object", e);
    }
  }

  /**
   * @throws IllegalArgumentException when a value is missing, of another type or out of its range
   */
  static CalibratedThresholds of(JsonObject json) {
    try {
      JsonObject model = json.getJsonObject("model");
      List<ModelDescriptor.Threshold> thresholds = new ArrayList<>();
      for (JsonValue value : json.getJsonArray("thresholds")) {
        JsonObject threshold = value.asJsonObject();
        thresholds.add(
            new ModelDescriptor.Threshold(
                threshold.getString("measure"),
                threshold.getJsonNumber("value").doubleValue(),
                threshold.getJsonNumber("falseMatchRate").doubleValue(),
                threshold.getJsonNumber("trueMatchRate").doubleValue(),
                threshold.getString("evaluation")));
      }
      return new CalibratedThresholds(
          model.getString("id"), model.getString("version"), model.getString("sha256"), thresholds);
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException("the calibration lacks a value or has one of no use", e);
    }
  }

  /** As {@link #read} expects it under {@link #KEY}. */
  public JsonObject toJson() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (ModelDescriptor.Threshold threshold : thresholds) {
      list.add(
          Json.createObjectBuilder()
              .add("measure", threshold.measure())
              .add("value", threshold.value())
              .add("falseMatchRate", threshold.falseMatchRate())
              .add("trueMatchRate", threshold.trueMatchRate())
              .add("evaluation", threshold.evaluation()));
    }
    return Json.createObjectBuilder()
        .add(
            "model",
            Json.createObjectBuilder()
                .add("id", modelId)
                .add("version", modelVersion)
                .add("sha256", sha256))
        .add("thresholds", list)
        .build();
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
