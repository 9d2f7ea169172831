package org.adsum.attendance.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.adsum.attendance.boundary.SessionCounts;
import org.adsum.attendance.boundary.StudentAttendance;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.course.boundary.PersonView;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.junit.jupiter.api.Test;

class SectionTallyTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void withoutARecordOneIsAbsentFromAClosedSessionAndOpenInALiveOne() {
    SectionTally tally =
        new SectionTally(
            List.of(
                new SectionTally.Count("a", AttendanceStatus.PRESENT, 5),
                new SectionTally.Count("a", AttendanceStatus.ABSENT, 1),
                new SectionTally.Count("a", null, 2),
                new SectionTally.Count("b", AttendanceStatus.LATE, 3),
                new SectionTally.Count("b", null, 4)));

    List<SessionCounts> counts =
        tally.ofSessions(
            List.of(session("a", SessionState.CLOSED), session("b", SessionState.OPEN)));

    assertEquals(new SessionCounts("a", 5, 0, 0, 3, 0), counts.get(0));
    assertEquals(new SessionCounts("b", 0, 3, 0, 0, 4), counts.get(1));
    assertEquals(8, counts.get(0).students());
    assertEquals(3, counts.get(1).here());
  }

  @Test
  void excusedSessionsDoNotCountInAStudentsPercentage() {
    SectionTally tally =
        new SectionTally(
            List.of(
                new SectionTally.Count("s", AttendanceStatus.PRESENT, 1),
                new SectionTally.Count("s", AttendanceStatus.LATE, 1),
                new SectionTally.Count("s", AttendanceStatus.EXCUSED, 4),
                new SectionTally.Count("s", null, 1)));

    StudentAttendance student =
        tally.ofStudents(List.of(new PersonView("s", "student01", "Ana Novak"))).get(0);

    assertEquals(3, student.counted());
    assertEquals(67, student.percent());
  }

  @Test
  void aStudentWithoutSessionsHasNoPercentage() {
    StudentAttendance student =
        new SectionTally(List.of())
            .ofStudents(List.of(new PersonView("s", "student01", "Ana Novak")))
            .get(0);

    assertNull(student.percent());
  }

  private static SessionView session(String id, SessionState state) {
    return new SessionView(
        id, "sec", "CS-301", "A", "Operating Systems", null, state, NOON, NOON, NOON, 10, 0);
  }
}
