package org.adsum.web.teacher;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.SessionCounts;
import org.adsum.attendance.boundary.StudentAttendance;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionView;

/** How is this class attending? Its sessions and its students. */
@Named
@RequestScoped
public class SectionPage {
  private static final int MOST_SESSIONS = 200;

  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessions;
  @Inject AttendanceBoundary attendance;
  @Inject PageAnswers answers;

  private String id;
  private SectionView section;
  private List<SessionView> meetings = List.of();
  private Map<String, SessionCounts> counts = Map.of();
  private List<StudentAttendance> students = List.of();

  /** Reads the section that the address names. */
  public void load() {
    answers
        .load(() -> courses.requireReader(new SectionId(id)))
        .ifPresent(
            found -> {
              SectionId sectionId = new SectionId(found.id());
              section = found;
              meetings = sessions.ofSection(sectionId, 0, MOST_SESSIONS);
              counts =
                  attendance.countsOfSection(sectionId, 0, MOST_SESSIONS).stream()
                      .collect(Collectors.toMap(SessionCounts::session, Function.identity()));
              students = attendance.ofSection(sectionId);
            });
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public SectionView getSection() {
    return section;
  }

  /** The sessions, the newest first. */
  public List<SessionView> getMeetings() {
    return meetings;
  }

  /** The counts of each session, by its id. */
  public Map<String, SessionCounts> getCounts() {
    return counts;
  }

  /** The students, by name. */
  public List<StudentAttendance> getStudents() {
    return students;
  }
}
