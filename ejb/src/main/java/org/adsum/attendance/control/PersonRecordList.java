package org.adsum.attendance.control;

import org.adsum.attendance.boundary.PersonRecordRow;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.shared.control.SqlList;

/** A student's records, the newest first: filter student (an id), without which there are none. */
public final class PersonRecordList {
  /** The list. */
  public static final SqlList<PersonRecordRow> ROWS =
      SqlList.<PersonRecordRow>of("attendance_record", "r", "id")
          .filter("student", "r.student_id = ?")
          .ordered("r.at desc, r.id desc")
          .detailed(
              "join attendance_session a on a.id = r.session_id join section s on s.id ="
                  + " a.section_id join course c on c.id = s.course_id")
          .showing(
              "a.id, concat(c.code, '-', s.number), c.title, a.opens_at, r.status, r.source",
              row ->
                  new PersonRecordRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.instant(3),
                      row.word(4, AttendanceStatus.class),
                      row.word(5, RecordSource.class)));

  private PersonRecordList() {}
}
