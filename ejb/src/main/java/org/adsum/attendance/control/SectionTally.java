package org.adsum.attendance.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adsum.attendance.boundary.SessionCounts;
import org.adsum.attendance.boundary.StudentAttendance;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.course.boundary.PersonView;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;

/** Puts the database's counts together, by session or by student. */
final class SectionTally {
  /**
   * One count of the database.
   *
   * @param key id of a session or of a student
   * @param status null for those without a record
   */
  record Count(String key, AttendanceStatus status, long number) {}

  private final Map<String, Map<AttendanceStatus, Long>> recorded = new HashMap<>();
  private final Map<String, Long> unrecorded = new HashMap<>();

  SectionTally(List<Count> counts) {
    for (Count count : counts) {
      if (count.status() == null) {
        unrecorded.merge(count.key(), count.number(), Long::sum);
      } else {
        recorded
            .computeIfAbsent(count.key(), key -> new EnumMap<>(AttendanceStatus.class))
            .merge(count.status(), count.number(), Long::sum);
      }
    }
  }

  List<SessionCounts> ofSessions(List<SessionView> sessions) {
    List<SessionCounts> result = new ArrayList<>();
    for (SessionView session : sessions) {
      boolean closed = session.state() == SessionState.CLOSED;
      long without = unrecorded.getOrDefault(session.id(), 0L);
      result.add(
          new SessionCounts(
              session.id(),
              of(session.id(), AttendanceStatus.PRESENT),
              of(session.id(), AttendanceStatus.LATE),
              of(session.id(), AttendanceStatus.EXCUSED),
              of(session.id(), AttendanceStatus.ABSENT) + (closed ? without : 0),
              closed ? 0 : without));
    }
    return result;
  }

  List<StudentAttendance> ofStudents(List<PersonView> students) {
    return students.stream()
        .map(
            s ->
                new StudentAttendance(
                    s.id(),
                    s.username(),
                    s.name(),
                    of(s.id(), AttendanceStatus.PRESENT),
                    of(s.id(), AttendanceStatus.LATE),
                    of(s.id(), AttendanceStatus.EXCUSED),
                    of(s.id(), AttendanceStatus.ABSENT) + unrecorded.getOrDefault(s.id(), 0L)))
        .toList();
  }

  private long of(String key, AttendanceStatus status) {
    return recorded.getOrDefault(key, Map.of()).getOrDefault(status, 0L);
  }
}
