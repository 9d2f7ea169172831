package org.adsum.session.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class SessionStateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** The whole table, so that a change of it is a change of this test. */
  @Test
  void onlyTheseChangesAreLegal() {
    Set<String> legal =
        Arrays.stream(SessionState.values())
            .flatMap(
                a ->
                    Arrays.stream(SessionState.values()).filter(a::mayBecome).map(b -> a + ">" + b))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "SCHEDULED>OPEN",
            "SCHEDULED>CANCELLED",
            "OPEN>LOCKED",
            "OPEN>CLOSED",
            "LOCKED>OPEN",
            "LOCKED>CLOSED"),
        legal);
  }

  @Test
  void aClosedSessionStaysClosed() {
    SessionTimes times = SessionTimes.of(null, null, null, NOW);
    AttendanceSession session =
        new AttendanceSession("id", "TAG123", "section", times, 10, new byte[1], NOW);
    session.become(SessionState.CLOSED, NOW);
    Problem problem = assertThrows(Problem.class, () -> session.become(SessionState.OPEN, NOW));
    assertEquals(ProblemCode.SESSION_STATE, problem.code());
    assertEquals(SessionState.CLOSED, session.state());
  }

  @Test
  void aSessionThatOpensLaterIsScheduled() {
    SessionTimes later = SessionTimes.of(NOW.plusSeconds(60), null, null, NOW);
    assertEquals(
        SessionState.SCHEDULED,
        new AttendanceSession("id", "TAG123", "section", later, 10, new byte[1], NOW).state());
  }
}
