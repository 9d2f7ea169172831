package org.adsum.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule 2. */
class AuditStreamTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Origin HERE = new Origin("web", "192.0.2.7");

  private static AuditEvent event(String details) {
    return new AuditEvent("test", "thing.done", "subject", details);
  }

  @Test
  void eachEntryFollowsTheOneBefore() {
    AuditStream stream = new AuditStream("test");
    AuditEntry first = stream.append(event("a"), "me", HERE, NOW);
    AuditEntry second = stream.append(event("b"), "me", HERE, NOW);
    assertEquals(1, first.seq());
    assertEquals(2, second.seq());
    assertTrue(first.follows(new byte[32]));
    assertTrue(second.follows(first.hash()));
  }

  @Test
  void anEntryThatWasExchangedBreaksTheChain() {
    AuditEntry first = new AuditStream("test").append(event("a"), "me", HERE, NOW);
    AuditStream stream = new AuditStream("test");
    AuditEntry forged = stream.append(event("forged"), "me", HERE, NOW);
    AuditEntry second = stream.append(event("b"), "me", HERE, NOW);
    assertTrue(second.follows(forged.hash()));
    assertFalse(second.follows(first.hash()));
  }

  @Test
  void movingACharacterFromOneFieldToTheNextChangesTheHash() {
    AuditEntry a =
        new AuditStream("test").append(new AuditEvent("test", "ab", "c", ""), "me", HERE, NOW);
    AuditEntry b =
        new AuditStream("test").append(new AuditEvent("test", "a", "bc", ""), "me", HERE, NOW);
    assertFalse(java.util.Arrays.equals(a.hash(), b.hash()));
  }
}
