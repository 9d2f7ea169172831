package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.adsum.models.ModelPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentationsTest {
  @TempDir Path folder;

  private final Presentations scored =
      new Presentations("any", 5, new double[] {0.1, 0.4, 0.4, 0.9}, List.of("5.jpg"));

  @Test
  void anAttackPassesFromTheThresholdOnAndALiveFaceIsRefusedBelowIt() {
    assertEquals(new ErrorRate(3, 4), scored.acceptedFrom(0.4));
    assertEquals(new ErrorRate(1, 4), scored.refusedBelow(0.4));
    assertEquals(new ErrorRate(4, 4), scored.acceptedFrom(0));
    assertEquals(new ErrorRate(0, 4), scored.acceptedFrom(1));
  }

  @Test
  void aPhotoWithoutAFaceIsCountedApart() {
    assertEquals(new ErrorRate(1, 5), scored.withoutResponse());
    Presentations none = new Presentations("none", 2, new double[0], List.of("a", "b"));
    assertTrue(Double.isNaN(none.acceptedFrom(0.5).rate()));
    assertTrue(Double.isNaN(none.acceptedFrom(0.5).interval().high()));
  }

  @Test
  void theWorstSpeciesIsTheOneThatPassesMostOften() {
    Presentations print = new Presentations("print", 2, new double[] {0.1, 0.6}, List.of());
    Presentations mask = new Presentations("mask", 4, new double[] {0.1, 0.2, 0.3, 0.7}, List.of());
    Presentations unseen = new Presentations("unseen", 1, new double[0], List.of("a"));
    LivenessResult result =
        new LivenessResult(
            ModelPack.bundled().descriptor(ModelPack.LIVENESS),
            0.5,
            false,
            scored,
            List.of(unseen, mask, print));
    assertEquals("print", result.worst(0.5).kind());
    assertEquals("mask", result.worst(0.65).kind());
  }

  @Test
  void theReportGivesEveryRateWithItsCountsAndInterval() {
    LivenessResult result =
        new LivenessResult(
            ModelPack.bundled().descriptor(ModelPack.LIVENESS),
            0.5,
            false,
            scored,
            List.of(scored));
    var json = new LivenessReport(result, "data").json().build();
    var bpcer = json.getJsonObject("bonaFide").getJsonObject("bpcer");
    assertEquals(3, bpcer.getInt("errors"));
    assertEquals(0.75, bpcer.getJsonNumber("rate").doubleValue());
    assertEquals(
        Interval.ofShare(3, 4).high(),
        bpcer.getJsonObject("interval95").getJsonNumber("high").doubleValue());
    assertEquals(LivenessResult.STEPS + 1, json.getJsonArray("curve").size());
    assertTrue(new LivenessReport(result, "data").text().contains("3 of 4"));
  }

  @Test
  void aFolderIsASpeciesAndPhotosAloneAreOne() throws IOException {
    Files.createFile(folder.resolve("1.jpg"));
    assertEquals(Set.of(folder.getFileName().toString()), Presentations.species(folder).keySet());
    Files.createDirectory(folder.resolve("print"));
    assertThrows(EvaluationProblem.class, () -> Presentations.species(folder), "an empty species");
    Files.createFile(folder.resolve("print/1.png"));
    assertThrows(EvaluationProblem.class, () -> Presentations.species(folder), "both mixed");
    Files.delete(folder.resolve("1.jpg"));
    assertEquals(Set.of("print"), Presentations.species(folder).keySet());
  }
}
