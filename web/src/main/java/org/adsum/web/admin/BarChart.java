package org.adsum.web.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stacked bars for {@code p:chart}, as the JSON of Chart.js. A series names a tone; the colours of
 * the tones stand in the style sheet and are put in by {@code charts.js}, so that they follow light
 * and dark.
 */
final class BarChart {
  private final JsonArrayBuilder labels = Json.createArrayBuilder();
  private final JsonArrayBuilder series = Json.createArrayBuilder();

  BarChart(List<String> labels) {
    labels.forEach(this.labels::add);
  }

  /** One colour of the bars: its name, its tone, and a value for each label. */
  BarChart series(String name, String tone, Stream<Long> values) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    values.forEach(data::add);
    series.add(
        Json.createObjectBuilder()
            .add("label", name)
            .add("tone", tone)
            .add("maxBarThickness", 56)
            .add("data", data));
    return this;
  }

  /**
   * The chart. It is written into a script element, so what could end that element is escaped; in
   * JSON such characters can only stand in strings.
   */
  String json() {
    JsonObject whole =
        Json.createObjectBuilder()
            .add("type", "bar")
            .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", series))
            .add("options", options())
            .build();
    return whole
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static JsonObjectBuilder options() {
    return Json.createObjectBuilder()
        .add("responsive", true)
        .add("maintainAspectRatio", false)
        .add("animation", false)
        .add("interaction", Json.createObjectBuilder().add("mode", "index"))
        .add(
            "scales",
            Json.createObjectBuilder()
                .add("x", Json.createObjectBuilder().add("stacked", true))
                .add(
                    "y",
                    Json.createObjectBuilder()
                        .add("stacked", true)
                        .add("beginAtZero", true)
                        .add("ticks", Json.createObjectBuilder().add("precision", 0))))
        .add(
            "plugins",
            Json.createObjectBuilder()
                .add("legend", Json.createObjectBuilder().add("position", "bottom")));
  }
}
