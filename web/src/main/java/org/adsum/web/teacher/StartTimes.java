package org.adsum.web.teacher;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.adsum.session.boundary.SessionRequest;

/**
 * What a teacher filled in about a session's times, in the teacher's zone. What is null is left to
 * the defaults.
 *
 * @param opens when to open; null for now
 * @param lateAfter minutes after the opening from which on a check-in is late
 * @param ends the wall time of the end, on the day of the opening or, when that is over by then, on
 *     the next day
 */
record StartTimes(LocalDateTime opens, Integer lateAfter, LocalTime ends) {

  SessionRequest request(String room, Instant now, ZoneId zone) {
    Instant start = opens == null ? now : opens.atZone(zone).toInstant();
    return new SessionRequest(
        opens == null ? null : start,
        lateAfter == null ? null : start.plus(Duration.ofMinutes(lateAfter)),
        ends == null ? null : endAfter(start.atZone(zone)),
        room);
  }

  private Instant endAfter(ZonedDateTime start) {
    ZonedDateTime end = start.with(ends);
    return (end.isAfter(start) ? end : end.plusDays(1)).toInstant();
  }
}
