package org.adsum.session.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class SessionTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static Instant in(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void withoutTimesASessionOpensNowIsLateAfterTenMinutesAndClosesAfterNinety() {
    assertEquals(new SessionTimes(NOW, in(10), in(90)), SessionTimes.of(null, null, null, NOW));
  }

  @Test
  void aShortSessionIsNeverLateAfterItsEnd() {
    assertEquals(new SessionTimes(NOW, in(5), in(5)), SessionTimes.of(null, null, in(5), NOW));
  }

  @Test
  void anOpeningInThePastMeansNow() {
    assertEquals(NOW, SessionTimes.of(in(-30), null, null, NOW).opensAt());
  }

  @Test
  void aLateTimeBeforeTheOpeningMeansEveryoneIsLate() {
    assertEquals(in(60), SessionTimes.of(in(60), in(10), null, NOW).lateFrom());
  }

  @Test
  void aSessionMustOpenBeforeItCloses() {
    assertRefused(null, null, NOW);
    assertRefused(in(60), null, in(30));
  }

  @Test
  void lateCannotBeginAfterTheEnd() {
    assertRefused(null, in(31), in(30));
  }

  @Test
  void aSessionLastsTwelveHoursAtMost() {
    assertEquals(in(720), SessionTimes.of(null, null, in(720), NOW).closesAt());
    assertRefused(null, null, in(721));
  }

  private static void assertRefused(Instant opens, Instant late, Instant closes) {
    Problem problem = assertThrows(Problem.class, () -> SessionTimes.of(opens, late, closes, NOW));
    assertEquals(ProblemCode.SESSION_TIMES, problem.code());
  }
}
