package org.adsum.launcher;

import java.util.HashMap;
import java.util.Map;

/**
 * OpenTelemetry in the server: off, until its own variables name a receiver. What is not said
 * otherwise: traces alone (figures are Prometheus' matter, logs lie in files), named adsum, and no
 * baggage that browsers send.
 */
final class Traces {
  private static final String RECEIVER = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES_RECEIVER = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String OFF = "OTEL_SDK_DISABLED";

  private static final Map<String, String> USUAL =
      Map.of(
          OFF,
          "false",
          "OTEL_SERVICE_NAME",
          "adsum",
          "OTEL_METRICS_EXPORTER",
          "none",
          "OTEL_LOGS_EXPORTER",
          "none",
          "OTEL_PROPAGATORS",
          "tracecontext");

  private Traces() {}

  /** What the server is told besides what it inherits. */
  static Map<String, String> environment(Settings settings) {
    if (settings.value(RECEIVER).or(() -> settings.value(TRACES_RECEIVER)).isEmpty()) {
      return Map.of(OFF, "true");
    }
    Map<String, String> told = new HashMap<>(USUAL);
    told.replaceAll((name, usual) -> settings.value(name).orElse(usual));
    return told;
  }
}
