package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well the pipeline tells people apart, by the command that everyone can run. */
class AccuracyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void tellsSamePersonPairsFromOthersOnTheDevelopmentPairs() throws Exception {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    assumeTrue(evaluation != null, "needs the pairs of the evaluation folder");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode =
        new EvaluateCommand(out, out, false, CLOCK)
            .run(
                List.of(
                    "verification",
                    "--images",
                    evaluation.resolve("lfw-dev").toString(),
                    "--pairs",
                    evaluation.resolve("lfw-dev-pairs.txt").toString(),
                    "--out",
                    folder.toString(),
                    "--no-cache"));
    System.out.println(said.toString(StandardCharsets.UTF_8));
    assertEquals(0, exitCode);
    JsonObject report;
    try (var reader = Json.createReader(Files.newInputStream(folder.resolve("report.json")))) {
      report = reader.readObject();
    }
    double accuracy = report.getJsonObject("accuracy").getJsonNumber("mean").doubleValue();
    assertTrue(accuracy >= 0.99, "accuracy " + accuracy);
    double failures = report.getJsonObject("acquisition").getJsonNumber("rate").doubleValue();
    assertTrue(failures <= 0.005, "failures to acquire " + failures);
    assertEquals(800, report.getInt("genuinePairs") + report.getInt("impostorPairs"));

    CalibratedThresholds calibrated = CalibratedThresholds.read(folder.resolve("report.json"));
    // 116,778 impostor comparisons carry 1e-4 (three or more of them decide it), not 1e-5.
    assertEquals(
        List.of(1e-2, 1e-3, 1e-4),
        calibrated.thresholds().stream().map(t -> t.falseMatchRate()).toList());
    for (String chart : List.of("roc", "det", "scores")) {
      assertTrue(Files.size(folder.resolve(chart + ".svg")) > 1000);
      assertTrue(Files.size(folder.resolve(chart + ".png")) > 1000);
    }
  }
}
