package org.adsum.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static List<String> drawn(long seed) {
    return Script.draw(LoadSettings.of(500, Duration.ofSeconds(60), seed)).stream()
        .map(s -> s.arrivesAt() + s.expected() + s.duplicate() + s.push() + s.impatient())
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameScripts() {
    assertEquals(drawn(1), drawn(1));
    assertNotEquals(drawn(1), drawn(2));
  }

  @Test
  void everybodyArrivesWithinTheSpanAndSharesAreAboutWhatIsAsked() {
    List<Script> scripts = Script.draw(LoadSettings.of(5000, Duration.ofSeconds(60), 3));
    assertTrue(scripts.stream().allMatch(s -> s.arrivesAt() >= 0 && s.arrivesAt() <= 60_000));
    double wrong = scripts.stream().filter(Script::wrongFace).count() / 5000.0;
    assertEquals(0.03, wrong, 0.01);
  }

  @Test
  void whoTypesACodeShowsNoFaceAndIsConfirmedByTheTeacher() {
    List<Script> scripts =
        Script.draw(LoadSettings.of(100, Duration.ofSeconds(9), 3).by(LoadSettings.Route.CODE));
    assertTrue(scripts.stream().noneMatch(Script::wrongFace));
    assertTrue(scripts.stream().allMatch(s -> s.expected().equals("REVIEW")));
  }
}
