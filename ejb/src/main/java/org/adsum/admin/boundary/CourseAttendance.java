package org.adsum.admin.boundary;

/**
 * How a course was attended in its closed sessions.
 *
 * @param course code of the course
 * @param title of the course
 * @param sessions closed sessions
 * @param expected students on the rosters of those sessions, summed up
 * @param present records PRESENT
 * @param late records LATE
 * @param excused records EXCUSED
 */
public record CourseAttendance(
    String course,
    String title,
    long sessions,
    long expected,
    long present,
    long late,
    long excused) {

  /** Expected students without a record that counts. */
  public long absent() {
    return Math.max(0, expected - present - late - excused);
  }

  /** Present and late among those expected and not excused, 0 to 1; 0 when nobody was expected. */
  public double rate() {
    long counted = expected - excused;
    return counted <= 0 ? 0 : Math.min(1, (present + late) / (double) counted);
  }
}
