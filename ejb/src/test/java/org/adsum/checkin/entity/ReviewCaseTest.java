package org.adsum.checkin.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 10. */
class ReviewCaseTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @ParameterizedTest
  @EnumSource(value = ReviewState.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
  void aReviewIsDecidedOnceForGood(ReviewState how) {
    ReviewCase review = new ReviewCase("attempt", NOW);
    assertEquals(ReviewState.OPEN, review.state());

    review.close(how, "teacher", NOW);

    assertEquals(how, review.state());
    for (ReviewState other : ReviewState.values()) {
      assertThrows(IllegalStateException.class, () -> review.close(other, "teacher", NOW));
    }
    assertEquals(how, review.state());
  }

  @Test
  void anOpenReviewCannotBecomeOpen() {
    ReviewCase review = new ReviewCase("attempt", NOW);
    assertThrows(IllegalStateException.class, () -> review.close(ReviewState.OPEN, "teacher", NOW));
  }
}
