package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {
  private static final Set<Trouble.Kind> ALL = EnumSet.allOf(Trouble.Kind.class);

  @Test
  void theSameSeedGivesTheSamePlan() {
    assertEquals(ChaosPlan.draw(10, 7, 12, 4, ALL), ChaosPlan.draw(10, 7, 12, 4, ALL));
    assertNotEquals(ChaosPlan.draw(10, 7, 12, 4, ALL), ChaosPlan.draw(10, 8, 12, 4, ALL));
  }

  @Test
  void aPlanHasTheWantedKillsAndEveryOtherTroubleToo() {
    List<Trouble> plan = ChaosPlan.draw(30, 1, 60, 20, ALL);

    assertEquals(60, count(plan, Trouble.Kind.KILL_SERVER));
    assertEquals(20, count(plan, Trouble.Kind.KILL_DATABASE));
    assertEquals(
        EnumSet.allOf(Trouble.Kind.class),
        plan.stream().map(Trouble::kind).collect(Collectors.toSet()));
  }

  @Test
  void aPlanWithoutKillsHasNone() {
    List<Trouble> plan = ChaosPlan.draw(1, 1, 0, 0, ALL);

    assertEquals(0, count(plan, Trouble.Kind.KILL_SERVER));
    assertTrue(plan.stream().noneMatch(t -> t.after() < 0 || t.lasts().isNegative()));
  }

  @Test
  void onlyTheKindsThatAreWantedAreDrawn() {
    List<Trouble> plan = ChaosPlan.draw(30, 1, 4, 3, Set.of(Trouble.Kind.KILL_DATABASE));

    assertEquals(3, plan.size());
    assertEquals(3, count(plan, Trouble.Kind.KILL_DATABASE));
  }

  @Test
  void onlyTheDatabaseIsDisturbedWhileTheServerStartsAndOnlyRightAfterItsDeath() {
    List<Trouble> plan = ChaosPlan.draw(45, 60, 60, 20, ALL);

    assertTrue(plan.stream().anyMatch(Trouble::beside));
    for (int i = 0; i < plan.size(); i++) {
      if (plan.get(i).beside()) {
        assertTrue(Trouble.Kind.BESIDES.contains(plan.get(i).kind()));
        assertTrue(Trouble.Kind.STARTS.contains(plan.get(i - 1).kind()));
      }
    }
  }

  @Test
  void aClockThatGoesWrongIsWrongByMoreThanCanBeMistaken() {
    assertTrue(
        ChaosPlan.draw(60, 3, 0, 0, ALL).stream()
            .filter(t -> t.kind() == Trouble.Kind.SKEW_CLOCK)
            .allMatch(t -> Duration.ofSeconds(t.size()).abs().toSeconds() >= 30));
  }

  private static long count(List<Trouble> plan, Trouble.Kind kind) {
    return plan.stream().filter(t -> t.kind() == kind).count();
  }
}
