package org.adsum.checkin.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckInAttemptTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static CheckInTicket ticket() {
    return new CheckInTicket(
        "ticket", new byte[32], "session", Challenge.STILL, NOW, NOW.plusSeconds(180));
  }

  private static CheckInAttempt attempt() {
    CheckInTicket ticket = ticket();
    ticket.bind("student");
    return new CheckInAttempt("attempt", ticket, "key", NOW, NOW.plusSeconds(180));
  }

  /** Rule 1. */
  @Test
  void theFirstStudentToTakeATicketKeepsIt() {
    CheckInTicket ticket = ticket();
    assertTrue(ticket.bind("student"));
    assertTrue(ticket.bind("student"));
    assertFalse(ticket.bind("thief"));
    assertEquals("student", ticket.studentId());
  }

  @Test
  void aTicketEndsExactlyWhenItsTimeIsOver() {
    assertFalse(ticket().isExpired(NOW.plusSeconds(180).minusNanos(1_000)));
    assertTrue(ticket().isExpired(NOW.plusSeconds(180)));
  }

  /** Rule 5. */
  @Test
  void theFourthDeliveryIsOneTooMany() {
    CheckInAttempt attempt = attempt();
    assertTrue(attempt.deliver());
    assertTrue(attempt.deliver());
    assertTrue(attempt.deliver());
    assertFalse(attempt.deliver());
  }

  @Test
  void aVerdictIsFinal() {
    CheckInAttempt attempt = attempt();
    attempt.conclude(AttemptState.REJECTED, AttemptReason.NO_FACE, NOW);
    assertThrows(
        IllegalStateException.class, () -> attempt.conclude(AttemptState.ACCEPTED, null, NOW));
    assertEquals(AttemptState.REJECTED, attempt.state());
  }
}
