package org.adsum.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final String EVIL = "</script><script>alert('&')</script>\u2028";

  @Test
  void aLabelCannotEndTheScriptElementAndStaysWhatItIs() {
    String json = new BarChart(List.of(EVIL)).series("Present", "ok", Stream.of(3L)).json();

    assertFalse(json.contains("<") || json.contains(">") || json.contains("\u2028"));
    JsonObject data = Json.createReader(new StringReader(json)).readObject().getJsonObject("data");
    assertEquals(EVIL, data.getJsonArray("labels").getString(0));
  }

  @Test
  void aSeriesHasAValueForEachLabel() {
    String json = new BarChart(List.of("A", "B")).series("Late", "warn", Stream.of(1L, 2L)).json();

    JsonObject series =
        Json.createReader(new StringReader(json))
            .readObject()
            .getJsonObject("data")
            .getJsonArray("datasets")
            .getJsonObject(0);
    assertEquals("Late", series.getString("label"));
    assertEquals(2, series.getJsonArray("data").getInt(1));
  }
}
