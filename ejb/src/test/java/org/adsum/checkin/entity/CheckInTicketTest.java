package org.adsum.checkin.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckInTicketTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** Rule 11. */
  @Test
  void theFifthWrongCodeEndsATicket() {
    CheckInTicket ticket =
        new CheckInTicket("t", new byte[32], "s", Challenge.STILL, NOW, NOW.plusSeconds(180));
    for (int i = 1; i < CheckInTicket.MOST_WRONG_CODES; i++) {
      ticket.countWrongCode();
      assertEquals(TicketState.LIVE, ticket.state());
    }
    ticket.countWrongCode();
    assertEquals(TicketState.REPLACED, ticket.state());
  }
}
