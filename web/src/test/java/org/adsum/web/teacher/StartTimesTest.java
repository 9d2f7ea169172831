package org.adsum.web.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.adsum.session.boundary.SessionRequest;
import org.junit.jupiter.api.Test;

class StartTimesTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void whatIsLeftOpenIsLeftToTheDefaults() {
    SessionRequest request = new StartTimes(null, null, null).request("B12", NOW, VIENNA);

    assertEquals(new SessionRequest(null, null, null, "B12"), request);
  }

  @Test
  void timesAreThoseOfTheTeachersZone() {
    SessionRequest request =
        new StartTimes(LocalDateTime.parse("2026-11-23T10:15"), 15, LocalTime.of(11, 45))
            .request(null, NOW, VIENNA);

    assertEquals(Instant.parse("2026-11-23T09:15:00Z"), request.opensAt());
    assertEquals(Instant.parse("2026-11-23T09:30:00Z"), request.lateFrom());
    assertEquals(Instant.parse("2026-11-23T10:45:00Z"), request.closesAt());
  }

  @Test
  void anEndBeforeTheOpeningIsOnTheNextDay() {
    SessionRequest request =
        new StartTimes(LocalDateTime.parse("2026-11-23T23:00"), null, LocalTime.of(0, 30))
            .request(null, NOW, VIENNA);

    assertEquals(Instant.parse("2026-11-23T23:30:00Z"), request.closesAt());
  }

  @Test
  void lateMinutesCountFromNowWhenItOpensNow() {
    SessionRequest request = new StartTimes(null, 0, null).request(null, NOW, VIENNA);

    assertEquals(NOW, request.lateFrom());
  }
}
