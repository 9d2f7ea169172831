package org.adsum.attendance.boundary;

import java.time.Instant;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;

/**
 * One student of a session's roster.
 *
 * @param student id of the account
 * @param username of the account, the university's student id
 * @param name of the student
 * @param status null while the session is live and there is no record; ABSENT when it is over and
 *     there is none
 * @param at time of the check-in or of the first correction, null without a record
 * @param source null without a record
 * @param version to be sent back with a correction; 0 without a record
 */
public record RecordView(
    String student,
    String username,
    String name,
    AttendanceStatus status,
    Instant at,
    RecordSource source,
    int version) {

  RecordView absent() {
    return status == null
        ? new RecordView(student, username, name, AttendanceStatus.ABSENT, null, null, 0)
        : this;
  }
}
