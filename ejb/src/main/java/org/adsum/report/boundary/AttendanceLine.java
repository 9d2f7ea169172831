package org.adsum.report.boundary;

/**
 * How a course, a section or a week was attended in closed sessions.
 *
 * @param id of the course or section; null for a week
 * @param label code of the course, course and number of the section, or the week's Monday as
 *     2026-09-28
 * @param title of the course, or null
 * @param sessions closed sessions
 * @param expected students on the rosters when those sessions opened, summed up
 */
public record AttendanceLine(
    String id,
    String label,
    String title,
    long sessions,
    long expected,
    long present,
    long late,
    long excused) {

  /** Expected students who neither came nor were excused. */
  public long absent() {
    return Math.max(0, expected - present - late - excused);
  }

  /** Present and late among those expected and not excused, 0 to 1; 0 when nobody was expected. */
  public double rate() {
    return Rate.of(expected, present, late, excused);
  }
}
