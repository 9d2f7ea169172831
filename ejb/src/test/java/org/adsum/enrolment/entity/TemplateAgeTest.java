package org.adsum.enrolment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateAgeTest {
  private static final Instant MADE = Instant.parse("2026-01-31T10:00:00Z");

  @Test
  void zeroMonthsMeanForAsLongAsTheConsentStands() {
    TemplateAge never = new TemplateAge(0);
    assertEquals(Optional.empty(), never.endOf(MADE));
    assertTrue(never.allows(MADE, MADE.plusSeconds(1L << 40)));
    assertFalse(never.endsSoon(MADE, MADE.plusSeconds(1L << 40)));
  }

  @Test
  void templatesEndToTheMomentAndStudentsAreToldAMonthBefore() {
    TemplateAge month = new TemplateAge(13);
    Instant end = Instant.parse("2027-02-28T10:00:00Z");
    assertEquals(Optional.of(end), month.endOf(MADE));
    assertTrue(month.allows(MADE, end.minusNanos(1)));
    assertFalse(month.allows(MADE, end));
    assertFalse(month.endsSoon(MADE, Instant.parse("2027-01-29T09:59:59Z")));
    assertTrue(month.endsSoon(MADE, Instant.parse("2027-01-29T10:00:00Z")));
  }
}
