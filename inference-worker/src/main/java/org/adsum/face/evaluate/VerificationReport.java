package org.adsum.face.evaluate;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adsum.face.Embedding;
import org.adsum.face.Outcome;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.ModelDescriptor;

/** The report of a verification evaluation, as JSON and as a table to read. */
final class VerificationReport {
  private static final int MOST_NAMES = 200;

  private final VerificationResult result;
  private final String data;

  /**
   * @param data the photos, the list and the date in a few words
   */
  VerificationReport(VerificationResult result, String data) {
    this.result = result;
    this.data = data;
  }

  /** Thresholds that the data carries, by falling false match rate. */
  CalibratedThresholds calibration() {
    List<ModelDescriptor.Threshold> thresholds = new ArrayList<>();
    Rates rates = result.broadest();
    for (Rates.Row row : rates.rows()) {
      if (row.wellFounded()) {
        Roc.Point point = row.point().orElseThrow();
        thresholds.add(
            new ModelDescriptor.Threshold(
                "cosine",
                point.threshold(),
                row.falseMatchRate(),
                point.trueMatchRate(),
                evaluation(rates)));
      }
    }
    ModelDescriptor model = result.model();
    return new CalibratedThresholds(model.id(), model.version(), model.sha256(), thresholds);
  }

  private String evaluation(Rates rates) {
    return Texts.of(
        result.ofAll().isPresent() ? "report.evaluation.all" : "report.evaluation.list",
        data,
        result.photos(),
        result.people(),
        rates.curve().genuine(),
        rates.curve().impostors());
  }

  JsonObjectBuilder json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("kind", "verification")
            .add("model", model())
            .add("photos", result.photos())
            .add("people", result.people())
            .add("genuinePairs", result.genuinePairs())
            .add("impostorPairs", result.impostorPairs())
            .add("acquisition", acquisition())
            .add("accuracy", accuracy(result.accuracy()))
            .add("accuracyWithoutFailures", accuracy(result.accuracyWithoutFailures()))
            .add("folds", result.foldsOfFile() ? "of the pairs file" : "by identity")
            .add("pairsOfList", rates(result.ofList()));
    result.ofAll().ifPresent(all -> json.add("everyPairOfThePhotos", rates(all)));
    return json.add("shippedThresholds", shipped())
        .add(
            "millisecondsPerImage",
            Json.createObjectBuilder()
                .add("photos", result.speed().photos())
                .add("threads", 1)
                .add("median", result.speed().median())
                .add("p95", result.speed().p95()))
        .add("readFromCache", result.fromCache())
        .add(CalibratedThresholds.KEY, calibration().toJson());
  }

  private JsonObjectBuilder model() {
    ModelDescriptor model = result.model();
    return Json.createObjectBuilder()
        .add("id", model.id())
        .add("version", model.version())
        .add("sha256", model.sha256())
        .add("embeddingSize", model.embeddingSize());
  }

  private JsonObjectBuilder acquisition() {
    int failures = result.failed().size();
    JsonObjectBuilder outcomes = Json.createObjectBuilder();
    result.outcomes().forEach((outcome, count) -> outcomes.add(outcome.name(), count));
    return Json.createObjectBuilder()
        .add("rule", Texts.of("report.rule"))
        .add("failures", failures)
        .add("rate", failures / (double) result.photos())
        .add("interval95", interval(Interval.ofShare(failures, result.photos())))
        .add("failedPhotos", names())
        .add("failedPairs", result.failedPairs())
        .add("checkInWouldSay", outcomes);
  }

  private JsonArrayBuilder names() {
    JsonArrayBuilder names = Json.createArrayBuilder();
    result.failed().stream().limit(MOST_NAMES).forEach(names::add);
    return names;
  }

  private static JsonObjectBuilder accuracy(CrossValidation.Accuracy accuracy) {
    JsonArrayBuilder folds = Json.createArrayBuilder();
    accuracy.folds().forEach(folds::add);
    return Json.createObjectBuilder()
        .add("mean", number(accuracy.mean()))
        .add("standardDeviation", number(accuracy.deviation()))
        .add("folds", folds)
        .add("meanThresholdCosine", number(accuracy.threshold()));
  }

  private static JsonObjectBuilder rates(Rates rates) {
    Roc.EqualError equal = rates.curve().equalError();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("genuine", rates.curve().genuine())
            .add("impostors", rates.curve().impostors())
            .add("auc", rates.curve().auc())
            .add("eer", equal.rate())
            .add("eerThresholdCosine", equal.threshold());
    rates
        .overall()
        .ifPresent(
            overall ->
                json.add("aucInterval95", interval(overall.auc()))
                    .add("eerInterval95", interval(overall.equalError())));
    JsonArrayBuilder rows = Json.createArrayBuilder();
    rates.rows().forEach(row -> rows.add(row(row, rates.curve())));
    return json.add("atFalseMatchRate", rows);
  }

  private static JsonObjectBuilder row(Rates.Row row, Roc curve) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("falseMatchRate", row.falseMatchRate());
    if (row.point().isEmpty()) {
      return json.add("tooFewImpostors", true)
          .add("falseMatchRateBelow95", Interval.ruleOfThree(curve.impostors()));
    }
    Roc.Point point = row.point().get();
    json.add("thresholdCosine", point.threshold())
        .add("thresholdEuclidean", Embedding.distanceOf(point.threshold()))
        .add("impostorsAccepted", point.impostorsAccepted())
        .add("trueMatchRate", point.trueMatchRate())
        .add("genuineAccepted", point.genuineAccepted())
        .add("wellFounded", row.wellFounded());
    row.intervals()
        .ifPresent(
            at ->
                json.add("trueMatchRateInterval95", interval(at.trueMatchRate()))
                    .add("thresholdInterval95", interval(at.threshold())));
    return json;
  }

  private JsonArrayBuilder shipped() {
    JsonArrayBuilder rows = Json.createArrayBuilder();
    for (ModelDescriptor.Threshold threshold : result.model().thresholds()) {
      Roc.Point here = result.broadest().curve().accepting(threshold.value());
      rows.add(
          Json.createObjectBuilder()
              .add("thresholdCosine", threshold.value())
              .add("chosenForFalseMatchRate", threshold.falseMatchRate())
              .add("falseMatchRateHere", here.falseMatchRate())
              .add("impostorsAcceptedHere", here.impostorsAccepted())
              .add("trueMatchRateHere", here.trueMatchRate()));
    }
    return rows;
  }

  static JsonObject interval(Interval interval) {
    return Json.createObjectBuilder()
        .add("low", number(interval.low()))
        .add("high", number(interval.high()))
        .build();
  }

  static JsonValue number(double value) {
    return Double.isFinite(value) ? Json.createValue(value) : JsonValue.NULL;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    ModelDescriptor model = result.model();
    line(out, "text.title", model.id(), model.version(), data);
    line(
        out,
        "text.data",
        result.photos(),
        result.people(),
        result.genuinePairs(),
        result.impostorPairs());
    int failures = result.failed().size();
    Interval failing = Interval.ofShare(failures, result.photos());
    line(
        out,
        "text.acquire",
        failures,
        result.photos(),
        percent(failures / (double) result.photos()),
        percent(failing.low()),
        percent(failing.high()),
        result.failedPairs());
    line(out, "text.refused", refusals());
    line(
        out,
        "text.accuracy",
        percent(result.accuracy().mean()),
        percent(result.accuracy().deviation()),
        Texts.of(result.foldsOfFile() ? "text.folds.file" : "text.folds.identity"),
        percent(result.accuracyWithoutFailures().mean()),
        percent(result.accuracyWithoutFailures().deviation()));
    out.append(System.lineSeparator());
    rates(out, "text.list", result.ofList());
    result.ofAll().ifPresent(all -> rates(out, "text.all", all));
    shipped(out);
    line(
        out,
        "text.speed",
        decimal(result.speed().median(), 1),
        decimal(result.speed().p95(), 1),
        result.speed().photos());
    return out.toString();
  }

  private String refusals() {
    List<String> said = new ArrayList<>();
    result
        .outcomes()
        .forEach(
            (outcome, count) -> {
              if (outcome != Outcome.OK) {
                said.add(outcome + " " + count);
              }
            });
    return said.isEmpty() ? "0" : String.join(", ", said);
  }

  private static void rates(StringBuilder out, String title, Rates rates) {
    Roc.EqualError equal = rates.curve().equalError();
    line(out, title, rates.curve().genuine(), rates.curve().impostors());
    line(
        out,
        "text.auc",
        decimal(rates.curve().auc(), 5),
        rates.overall().map(o -> between(o.auc(), 5)).orElse(""));
    line(
        out,
        "text.eer",
        percent(equal.rate()),
        rates.overall().map(o -> percents(o.equalError())).orElse(""));
    line(out, "text.columns");
    for (Rates.Row row : rates.rows()) {
      String rate = String.format(Locale.ROOT, "%.0e", row.falseMatchRate()).replace("e-0", "e-");
      if (row.point().isEmpty()) {
        line(
            out,
            "text.toofew",
            rate,
            rates.curve().impostors(),
            String.format(Locale.ROOT, "%.1e", Interval.ruleOfThree(rates.curve().impostors())));
        continue;
      }
      Roc.Point point = row.point().get();
      out.append(
          String.format(
              Locale.ROOT,
              "  %-6s %8.4f %10.4f %16d %12s   %-18s %s%n",
              rate,
              point.threshold(),
              Embedding.distanceOf(point.threshold()),
              point.impostorsAccepted(),
              percent(point.trueMatchRate()),
              row.intervals().map(at -> percents(at.trueMatchRate())).orElse(""),
              row.wellFounded() ? "" : Texts.of("text.weak")));
    }
    out.append(System.lineSeparator());
  }

  private void shipped(StringBuilder out) {
    if (result.model().thresholds().isEmpty()) {
      return;
    }
    line(out, "text.shipped", result.broadest().curve().impostors());
    for (ModelDescriptor.Threshold threshold : result.model().thresholds()) {
      Roc.Point here = result.broadest().curve().accepting(threshold.value());
      line(
          out,
          "text.shipped.row",
          decimal(threshold.value(), 3),
          String.format(Locale.ROOT, "%.0e", threshold.falseMatchRate()).replace("e-0", "e-"),
          String.format(Locale.ROOT, "%.1e", here.falseMatchRate()).replace("e-0", "e-"),
          here.impostorsAccepted(),
          percent(here.trueMatchRate()));
    }
    out.append(System.lineSeparator());
  }

  private static void line(StringBuilder out, String key, Object... arguments) {
    out.append(Texts.of(key, arguments)).append(System.lineSeparator());
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "-" : decimal(100 * share, 2) + " %";
  }

  static String percents(Interval interval) {
    return decimal(100 * interval.low(), 2) + " to " + percent(interval.high());
  }

  private static String between(Interval interval, int digits) {
    return decimal(interval.low(), digits) + " to " + decimal(interval.high(), digits);
  }

  static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
