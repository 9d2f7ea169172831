package org.adsum.web.student;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.adsum.attendance.boundary.HistoryView;
import org.adsum.attendance.entity.AttendanceStatus;
import org.junit.jupiter.api.Test;

class CourseHistoryTest {

  @Test
  void lateCountsAsAttendedAndExcusedDoesNotCountAtAll() {
    CourseHistory course =
        CourseHistory.of(
                List.of(
                    session("a", AttendanceStatus.PRESENT),
                    session("a", AttendanceStatus.LATE),
                    session("a", AttendanceStatus.ABSENT),
                    session("a", AttendanceStatus.EXCUSED)))
            .get(0);
    assertEquals(2, course.getAttended());
    assertEquals(3, course.getCounted());
    assertEquals(66, course.getPercent());
  }

  @Test
  void onlyExcusedSessionsCostNothing() {
    assertEquals(
        100, CourseHistory.of(List.of(session("a", AttendanceStatus.EXCUSED))).get(0).getPercent());
  }

  @Test
  void sectionsKeepTheOrderOfTheirNewestSession() {
    List<CourseHistory> courses =
        CourseHistory.of(
            List.of(
                session("b", AttendanceStatus.PRESENT),
                session("a", AttendanceStatus.PRESENT),
                session("b", AttendanceStatus.ABSENT)));
    assertEquals(List.of("b", "a"), courses.stream().map(CourseHistory::section).toList());
    assertEquals(50, courses.get(0).getPercent());
  }

  private static HistoryView session(String section, AttendanceStatus status) {
    return new HistoryView("s", section, "CS-1", "Title", Instant.EPOCH, status, null, null);
  }
}
