package org.adsum.shared.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDaysTest {
  @ParameterizedTest
  @ValueSource(strings = {"+10000-01-01", "+999999999-12-31", "0000-12-31", "-0001-01-01", "soon"})
  void aDayOfNoKnownYearIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> KnownDays.day(text));
    assertThrows(DateTimeException.class, () -> KnownDays.moment(text + "T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "2026-11-27", "9999-12-31"})
  void aDayOfAKnownYearIsTaken(String text) {
    assertEquals(LocalDate.parse(text), KnownDays.day(text));
    assertEquals(text + "T00:00:00Z", KnownDays.moment(text + "T00:00:00Z").toString());
  }

  @Test
  void whatIsAskedForEndsWhereDaysEnd() {
    assertEquals(9999, KnownDays.within(LocalDate.MAX).plusDays(1).getYear());
    assertEquals(1, KnownDays.within(LocalDate.MIN).minusDays(1).getYear());
    LocalDate today = LocalDate.parse("2026-11-27");
    assertEquals(today, KnownDays.within(today));
  }
}
