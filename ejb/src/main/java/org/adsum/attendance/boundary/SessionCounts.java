package org.adsum.attendance.boundary;

/**
 * How many students of one session stand how.
 *
 * @param session id of the session
 * @param present recorded as PRESENT
 * @param late recorded as LATE
 * @param excused recorded as EXCUSED
 * @param absent recorded as ABSENT, and in a closed session those without a record
 * @param open without a record while the session is not closed
 */
public record SessionCounts(
    String session, long present, long late, long excused, long absent, long open) {

  /** Present or late. */
  public long here() {
    return present + late;
  }

  /** All students of the session. */
  public long students() {
    return present + late + excused + absent + open;
  }
}
