package org.adsum.web.student;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.attendance.boundary.HistoryView;
import org.adsum.attendance.entity.AttendanceStatus;

/**
 * A student's sessions of one section, the newest first. Late counts as attended; excused is left
 * out of the count.
 *
 * @param section id of the section
 * @param course the course's code
 * @param title of the course
 * @param sessions all of them
 */
public record CourseHistory(
    String section, String course, String title, List<HistoryView> sessions) {

  /** Sorts a history into sections, in the order of their newest session. */
  static List<CourseHistory> of(List<HistoryView> history) {
    Map<String, CourseHistory> courses = new LinkedHashMap<>();
    for (HistoryView session : history) {
      courses
          .computeIfAbsent(
              session.section(),
              id -> new CourseHistory(id, session.course(), session.title(), new ArrayList<>()))
          .sessions
          .add(session);
    }
    return List.copyOf(courses.values());
  }

  /** Sessions that count. */
  public long getCounted() {
    return sessions.stream().filter(s -> s.status() != AttendanceStatus.EXCUSED).count();
  }

  /** Sessions attended, in time or late. */
  public long getAttended() {
    return sessions.stream()
        .filter(s -> s.status() == AttendanceStatus.PRESENT || s.status() == AttendanceStatus.LATE)
        .count();
  }

  /** Attended of counted, 0 to 100, rounded down; 100 while nothing counts. */
  public long getPercent() {
    return getCounted() == 0 ? 100 : 100 * getAttended() / getCounted();
  }
}
