package org.adsum.identity.entity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule 3. */
class LocalCredentialTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(15);
  private final LocalCredential credential = new LocalCredential("user", "hash", NOW);

  private void failTimes(int times) {
    for (int i = 0; i < times; i++) {
      credential.failed(5, PAUSE, NOW);
    }
  }

  @Test
  void fiveFailuresInARowLockForAQuarterOfAnHour() {
    failTimes(4);
    assertFalse(credential.isLocked(NOW));
    failTimes(1);
    assertTrue(credential.isLocked(NOW));
    assertTrue(credential.isLocked(NOW.plus(PAUSE).minusMillis(1)));
    assertFalse(credential.isLocked(NOW.plus(PAUSE)));
  }

  @Test
  void aSuccessInBetweenStartsTheCountAnew() {
    failTimes(4);
    credential.succeeded();
    failTimes(4);
    assertFalse(credential.isLocked(NOW));
  }

  @Test
  void aNewPasswordEndsTheLock() {
    failTimes(5);
    credential.change("other", NOW);
    assertFalse(credential.isLocked(NOW));
  }
}
