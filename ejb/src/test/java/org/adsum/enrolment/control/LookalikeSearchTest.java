package org.adsum.enrolment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LookalikeSearchTest {
  @Test
  void theMoreAreEnrolledTheStricterIsTheRateOfOneComparison() {
    double school = LookalikeSearch.rateFor(1_500);
    double university = LookalikeSearch.rateFor(60_000);
    assertEquals(school / 40, university, 1e-15);
    // 60,000 templates, five of one's own: one false alarm in a hundred enrolments of strangers.
    assertEquals(0.01, university * 60_000 * 5, 1e-12);
  }

  @Test
  void theFirstEnrolmentNeedsARateToo() {
    assertTrue(LookalikeSearch.rateFor(0) > 0);
  }
}
