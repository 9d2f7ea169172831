package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

  @Test
  void theSameSeedGivesTheSamePlan() {
    assertEquals(ChaosPlan.draw(10, 7, 12, 4), ChaosPlan.draw(10, 7, 12, 4));
    assertNotEquals(ChaosPlan.draw(10, 7, 12, 4), ChaosPlan.draw(10, 8, 12, 4));
  }

  @Test
  void aPlanHasTheWantedKillsAndEveryOtherTroubleToo() {
    List<Trouble> plan = ChaosPlan.draw(30, 1, 60, 20);

    assertEquals(60, count(plan, Trouble.Kind.KILL_SERVER));
    assertEquals(20, count(plan, Trouble.Kind.KILL_DATABASE));
    assertEquals(
        EnumSet.allOf(Trouble.Kind.class),
        plan.stream().map(Trouble::kind).collect(Collectors.toSet()));
  }

  @Test
  void aPlanWithoutKillsHasNone() {
    List<Trouble> plan = ChaosPlan.draw(1, 1, 0, 0);

    assertEquals(0, count(plan, Trouble.Kind.KILL_SERVER));
    assertTrue(plan.stream().noneMatch(t -> t.after().isNegative() || t.lasts().isNegative()));
  }

  @Test
  void aClockThatGoesWrongIsWrong() {
    assertTrue(
        ChaosPlan.draw(60, 3, 0, 0).stream()
            .filter(t -> t.kind() == Trouble.Kind.SKEW_CLOCK)
            .anyMatch(t -> Duration.ofSeconds(t.size()).abs().toSeconds() > 10));
  }

  private static long count(List<Trouble> plan, Trouble.Kind kind) {
    return plan.stream().filter(t -> t.kind() == kind).count();
  }
}
