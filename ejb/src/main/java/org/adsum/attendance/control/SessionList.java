package org.adsum.attendance.control;

import java.util.Map;
import org.adsum.attendance.boundary.SessionRow;
import org.adsum.session.entity.SessionState;
import org.adsum.shared.control.SqlList;

/**
 * The list of sessions: filters state (or {@code LIVE}), term (a code), room (its beginning), from
 * and to (days), review (with a review that waits).
 */
public final class SessionList {
  /** The list. */
  public static final SqlList<SessionRow> ROWS =
      SqlList.<SessionRow>of("attendance_session", "a", "id")
          .joined("s", "join section s on s.id = a.section_id")
          .joined("c", "join course c on c.id = s.course_id")
          .joined("t", "join term t on t.id = s.term_id")
          .searched("c.code", "concat(c.code, '-', s.number)")
          .searchedByWord("c.title")
          .filterByChoice(
              "state",
              Map.of(
                  "LIVE", "a.state in ('OPEN', 'LOCKED')",
                  "SCHEDULED", "a.state = 'SCHEDULED'",
                  "OPEN", "a.state = 'OPEN'",
                  "LOCKED", "a.state = 'LOCKED'",
                  "CLOSED", "a.state = 'CLOSED'",
                  "CANCELLED", "a.state = 'CANCELLED'"))
          .filterByChoice(
              "review",
              Map.of(
                  "open",
                  "a.id in (select k.session_id from review_case v join checkin_attempt k"
                      + " on k.id = v.attempt_id where v.state = 'OPEN' and not exists (select 1 from"
                      + " attendance_record d where d.session_id = k.session_id"
                      + " and d.student_id = k.student_id))"))
          .filter("term", "t.code = ?")
          .filterByStart("room", "a.room")
          .filterByDays("a.opens_at")
          .sort("opensAt", "a.opens_at")
          .sort("closesAt", "a.closes_at")
          .sort("course", "c.code")
          .sort("title", "c.title")
          .sort("room", "a.room")
          .sort("state", "a.state")
          .ordered("a.opens_at desc, a.id desc")
          .showing(
              "a.id, s.id as section, c.code as course, s.number, c.title, t.code as term, a.room,"
                  + " a.state, a.opens_at, a.closes_at,"
                  + " (select count(*) from attendance_record r where r.session_id = a.id"
                  + " and r.status in ('PRESENT', 'LATE')),"
                  + " (select count(*) from roster_entry e where e.section_id = a.section_id and"
                  + " e.valid_from <= a.opens_at and (e.valid_to is null or e.valid_to > a.opens_at))",
              row ->
                  new SessionRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.text(3),
                      row.text(4),
                      row.text(5),
                      row.text(6),
                      row.word(7, SessionState.class),
                      row.instant(8),
                      row.instant(9),
                      row.number(10),
                      row.number(11)));

  private SessionList() {}
}
