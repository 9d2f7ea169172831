package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {
  @Test
  void withoutAReceiverTracesAreOff() {
    assertEquals(Map.of("OTEL_SDK_DISABLED", "true"), told(Map.of()));
    assertEquals(
        Map.of("OTEL_SDK_DISABLED", "true"), told(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "")));
  }

  @Test
  void aReceiverGetsTracesAlone() {
    Map<String, String> told =
        told(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example:4317"));

    assertEquals("false", told.get("OTEL_SDK_DISABLED"));
    assertEquals("none", told.get("OTEL_METRICS_EXPORTER"));
    assertEquals("none", told.get("OTEL_LOGS_EXPORTER"));
    assertEquals("tracecontext", told.get("OTEL_PROPAGATORS"));
  }

  @Test
  void whatTheOperatorSaysHolds() {
    Map<String, String> told =
        told(
            Map.of(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector.example:4318/v1/traces",
                "OTEL_SERVICE_NAME", "adsum-north",
                "OTEL_SDK_DISABLED", "true"));

    assertEquals("adsum-north", told.get("OTEL_SERVICE_NAME"));
    assertEquals("true", told.get("OTEL_SDK_DISABLED"));
  }

  private static Map<String, String> told(Map<String, String> variables) {
    return Traces.environment(Settings.from(variables, Path.of(".")));
  }
}
