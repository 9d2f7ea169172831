package org.adsum.privacy.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.adsum.settings.entity.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionRuleTest {
  private static final Instant LEAP_DAY = Instant.parse("2028-02-29T12:00:00Z");

  @Test
  void aPeriodOfDaysEndsToTheSecond() {
    assertEquals(
        Optional.of(Instant.parse("2028-02-22T12:00:00Z")),
        RetentionRule.TICKETS.cutoff(7, LEAP_DAY));
  }

  @Test
  void yearsAreThoseOfTheCalendar() {
    assertEquals(
        Optional.of(Instant.parse("2023-02-28T12:00:00Z")),
        RetentionRule.RECORDS.cutoff(5, LEAP_DAY));
  }

  @ParameterizedTest
  @EnumSource(RetentionRule.class)
  void noPeriodKeepsEverythingAndEveryRuleAllowsThat(RetentionRule rule) {
    assertEquals(Optional.empty(), rule.cutoff(0, LEAP_DAY));
    Setting setting = rule.setting();
    assertTrue(setting.allows("0"));
    assertTrue(setting.allows(setting.builtIn()));
  }
}
