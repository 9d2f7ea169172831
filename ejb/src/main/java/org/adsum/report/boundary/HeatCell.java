package org.adsum.report.boundary;

import java.time.DayOfWeek;

/** Attendance of the sessions that open on a day of the week in an hour, in the reader's zone. */
public record HeatCell(
    DayOfWeek day, int hour, long sessions, long expected, long present, long late, long excused) {

  /** Present and late among those expected and not excused, 0 to 1. */
  public double rate() {
    return Rate.of(expected, present, late, excused);
  }

  /** Both summed up. */
  public HeatCell plus(HeatCell other) {
    return new HeatCell(
        day,
        hour,
        sessions + other.sessions,
        expected + other.expected,
        present + other.present,
        late + other.late,
        excused + other.excused);
  }
}
