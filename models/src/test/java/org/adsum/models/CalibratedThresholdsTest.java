package org.adsum.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedThresholdsTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  @Test
  void whatAReportHoldsIsReadBack() throws Exception {
    CalibratedThresholds written =
        new CalibratedThresholds(
            "some-model",
            "1",
            HASH,
            List.of(
                new ModelDescriptor.Threshold("cosine", 0.4112, 1e-4, 0.9748, "some people"),
                new ModelDescriptor.Threshold("cosine", 0.477, 1e-5, 0.9415, "some people")));
    Path report =
        write(
            Json.createObjectBuilder()
                .add("date", "2026-11-22")
                .add(CalibratedThresholds.KEY, written.toJson())
                .build()
                .toString());
    assertEquals(written, CalibratedThresholds.read(report));
  }

  @Test
  void aReportWithoutCalibrationIsRefusedByName() throws Exception {
    Path report = write("{\"date\": \"2026-11-22\"}");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CalibratedThresholds.read(report));
    assertTrue(refused.getMessage().contains("calibration"), refused.getMessage());
  }

  @Test
  void wrongReportsAreRefused() throws Exception {
    String good =
        "{\"calibration\":{\"model\":{\"id\":\"m\",\"version\":\"1\",\"sha256\":\""
            + HASH
            + "\"},\"thresholds\":[{\"measure\":\"cosine\",\"value\":0.4,\"falseMatchRate\":1e-3,"
            + "\"trueMatchRate\":0.9,\"evaluation\":\"e\"}]}}";
    assertEquals(1, CalibratedThresholds.read(write(good)).thresholds().size());
    for (String bad :
        List.of(
            "[]",
            "{",
            good.replace(HASH, "abc"),
            good.replace("\"cosine\"", "\"manhattan\""),
            good.replace("\"cosine\"", "7"),
            good.replace("\"value\":0.4", "\"value\":1.4"),
            good.replace("\"value\":0.4,", ""),
            good.replace("1e-3", "-1e-3"),
            good.replace("[{", "[1,{"))) {
      assertThrows(
          IllegalArgumentException.class, () -> CalibratedThresholds.read(write(bad)), bad);
    }
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("report.json"), text);
  }
}
