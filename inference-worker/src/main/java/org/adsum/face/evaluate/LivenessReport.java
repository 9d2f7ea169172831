package org.adsum.face.evaluate;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** The report of a liveness evaluation, as JSON and as a table to read. */
final class LivenessReport {
  private final LivenessResult result;
  private final String data;

  /**
   * @param data the folders and the date in a few words
   */
  LivenessReport(LivenessResult result, String data) {
    this.result = result;
    this.data = data;
  }

  JsonObjectBuilder json() {
    JsonArrayBuilder attacks = Json.createArrayBuilder();
    for (Presentations species : result.attacks()) {
      attacks.add(
          presentations(species)
              .add("species", species.kind())
              .add("apcer", rate(species.acceptedFrom(result.threshold())))
              .add("nonResponse", rate(species.withoutResponse())));
    }
    Presentations worst = result.worst(result.threshold());
    return Json.createObjectBuilder()
        .add("kind", "liveness")
        .add("standard", Texts.of("liveness.terms"))
        .add(
            "model",
            Json.createObjectBuilder()
                .add("id", result.model().id())
                .add("version", result.model().version())
                .add("sha256", result.model().sha256()))
        .add("threshold", result.threshold())
        .add("thresholdIsTheModels", result.ownThreshold())
        .add(
            "bonaFide",
            presentations(result.live())
                .add("bpcer", rate(result.live().refusedBelow(result.threshold())))
                .add("nonResponse", rate(result.live().withoutResponse())))
        .add("attacks", attacks)
        .add(
            "worstSpecies",
            Json.createObjectBuilder()
                .add("species", worst.kind())
                .add("apcer", rate(worst.acceptedFrom(result.threshold()))))
        .add("caveat", Texts.of("liveness.caveat"))
        .add("curve", curve());
  }

  private JsonArrayBuilder curve() {
    JsonArrayBuilder curve = Json.createArrayBuilder();
    for (int i = 0; i <= LivenessResult.STEPS; i++) {
      double threshold = i / (double) LivenessResult.STEPS;
      JsonObjectBuilder apcer = Json.createObjectBuilder();
      result
          .attacks()
          .forEach(
              species ->
                  apcer.add(
                      species.kind(),
                      VerificationReport.number(species.acceptedFrom(threshold).rate())));
      curve.add(
          Json.createObjectBuilder()
              .add("threshold", threshold)
              .add("bpcer", VerificationReport.number(result.live().refusedBelow(threshold).rate()))
              .add("apcer", apcer)
              .add(
                  "apcerOfWorst",
                  VerificationReport.number(
                      result.worst(threshold).acceptedFrom(threshold).rate())));
    }
    return curve;
  }

  private static JsonObjectBuilder presentations(Presentations each) {
    JsonArrayBuilder failed = Json.createArrayBuilder();
    each.failed().forEach(failed::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("photos", each.photos()).add("failedPhotos", failed);
    double[] scores = each.scores();
    if (scores.length > 0) {
      json.add(
          "scores",
          Json.createObjectBuilder()
              .add("least", scores[0])
              .add("median", scores[scores.length / 2])
              .add("most", scores[scores.length - 1]));
    }
    return json;
  }

  private static JsonObjectBuilder rate(ErrorRate rate) {
    return Json.createObjectBuilder()
        .add("errors", rate.errors())
        .add("presentations", rate.presentations())
        .add("rate", VerificationReport.number(rate.rate()))
        .add("interval95", VerificationReport.interval(rate.interval()));
  }

  String text() {
    StringBuilder out = new StringBuilder();
    line(out, "liveness.title", result.model().id(), result.model().version(), data);
    line(
        out,
        result.ownThreshold() ? "liveness.threshold.own" : "liveness.threshold.given",
        VerificationReport.decimal(result.threshold(), 3));
    line(out, "liveness.columns");
    row(out, Texts.of("liveness.bpcer"), result.live().refusedBelow(result.threshold()));
    for (Presentations species : result.attacks()) {
      row(
          out,
          Texts.of("liveness.apcer", species.kind()),
          species.acceptedFrom(result.threshold()));
    }
    if (result.attacks().size() > 1) {
      line(out, "liveness.worst", result.worst(result.threshold()).kind());
    }
    line(out, "liveness.failures");
    row(out, Texts.of("liveness.bpnrr"), result.live().withoutResponse());
    for (Presentations species : result.attacks()) {
      row(out, Texts.of("liveness.apnrr", species.kind()), species.withoutResponse());
    }
    line(out, "liveness.scores");
    scores(out, Texts.of("liveness.live"), result.live());
    result.attacks().forEach(species -> scores(out, species.kind(), species));
    line(out, "liveness.caveat.text");
    return out.toString();
  }

  private static void row(StringBuilder out, String name, ErrorRate rate) {
    out.append(
        String.format(
            Locale.ROOT,
            "  %-32s %6d of %-6d %10s   %s%n",
            name,
            rate.errors(),
            rate.presentations(),
            VerificationReport.percent(rate.rate()),
            rate.presentations() == 0 ? "-" : VerificationReport.percents(rate.interval())));
  }

  private static void scores(StringBuilder out, String name, Presentations each) {
    double[] scores = each.scores();
    if (scores.length > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %-32s %.4f to %.4f, median %.4f%n",
              name,
              scores[0],
              scores[scores.length - 1],
              scores[scores.length / 2]));
    }
  }

  private static void line(StringBuilder out, String key, Object... arguments) {
    out.append(Texts.of(key, arguments)).append(System.lineSeparator());
  }
}
