package org.adsum.identity.entity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule 3. */
class FailureCountTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Test
  void soManyFailuresPauseTheKeyUntilTheWhileIsOver() {
    FailureCount count = new FailureCount(3, WINDOW, 10);
    assertFalse(count.failed("a", NOW));
    assertFalse(count.failed("a", NOW));
    assertFalse(count.isPaused("a", NOW));
    assertTrue(count.failed("a", NOW.plusSeconds(60)));
    assertTrue(count.isPaused("a", NOW.plus(WINDOW).minusMillis(1)));
    assertFalse(count.isPaused("b", NOW));
    assertFalse(count.isPaused("a", NOW.plus(WINDOW)));
    assertFalse(count.failed("a", NOW.plus(WINDOW)));
  }

  @Test
  void ofTooManyKeysTheOldestIsForgotten() {
    FailureCount count = new FailureCount(1, WINDOW, 2);
    count.failed("a", NOW);
    count.failed("b", NOW);
    count.failed("c", NOW);
    assertFalse(count.isPaused("a", NOW));
    assertTrue(count.isPaused("b", NOW));
    assertTrue(count.isPaused("c", NOW));
  }
}
