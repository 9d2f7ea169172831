package org.adsum.attendance.boundary;

/**
 * How often one student of a section attended its closed sessions.
 *
 * @param student id of the account
 * @param username of the account, the university's student id
 * @param name of the student
 * @param present times PRESENT
 * @param late times LATE
 * @param excused times EXCUSED
 * @param absent times ABSENT or without a record
 */
public record StudentAttendance(
    String student,
    String username,
    String name,
    long present,
    long late,
    long excused,
    long absent) {

  /** The sessions that count: all but the excused ones. */
  public long counted() {
    return present + late + absent;
  }

  /** Attended sessions of those that count, in whole per cent; null when none counts. */
  public Integer percent() {
    return counted() == 0 ? null : Math.round(100f * (present + late) / counted());
  }
}
