package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ZoneTest {
  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
  private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

  @Test
  void todaysTimesNeedNoDateAndTodayIsThePersonsDay() {
    String text = Zone.text(NOW.plusSeconds(600), PRAGUE, NOW, Locale.UK);
    assertEquals("00:40", text);
  }

  @Test
  void timesOfOtherDaysCarryTheirDate() {
    String text = Zone.text(NOW.minusSeconds(7200), PRAGUE, NOW, Locale.UK);
    assertTrue(text.contains("22") && text.contains("2026") && text.endsWith("22:30"), text);
  }

  @Test
  void noTimeIsNoText() {
    assertTrue(Zone.text(null, PRAGUE, NOW, Locale.UK).isEmpty());
  }

  @Test
  void theCookieNamesAZone() {
    assertEquals(ZoneId.of("America/New_York"), Zone.parse("America%2FNew_York"));
    assertEquals(PRAGUE, Zone.parse("Europe/Prague"));
  }

  @Test
  void anUnknownZoneGivesTheServersOwn() {
    assertEquals(ZoneId.systemDefault(), Zone.parse("Mars/Olympus"));
    assertEquals(ZoneId.systemDefault(), Zone.parse("<script>"));
    assertFalse(Zone.parse("x".repeat(100)).getId().startsWith("x"));
  }

  @Test
  void datesFollowThePersonsRegionInThePagesLanguage() {
    assertEquals(Locale.UK, Zone.inRegion(Locale.ENGLISH, Locale.UK));
    assertEquals("en-DE", Zone.inRegion(Locale.ENGLISH, Locale.GERMANY).toLanguageTag());
    assertEquals(Locale.ENGLISH, Zone.inRegion(Locale.ENGLISH, Locale.FRENCH));
  }
}
