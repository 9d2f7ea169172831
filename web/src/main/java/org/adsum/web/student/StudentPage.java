package org.adsum.web.student;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.HistoryView;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionView;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;

/** What a student has to do now, and their history. */
@Named("studentPage")
@RequestScoped
public class StudentPage {
  private static final int MOST_UPCOMING = 3;

  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessionsOf;
  @Inject AttendanceBoundary attendance;
  @Inject EnrolmentBoundary enrolments;
  @Inject PageTexts texts;

  private List<SessionView> current;
  private List<HistoryView> history;
  private EnrolmentView enrolment;

  /**
   * A live session.
   *
   * @param session what it is
   * @param mark the student's record in it, or null
   */
  public record Live(SessionView session, HistoryView mark) {
    /** Whether there is something to do. */
    public boolean isToDo() {
      return mark == null && session.state() == SessionState.OPEN;
    }
  }

  @PostConstruct
  void read() {
    List<String> sections = courses.attendedByMe().stream().map(SectionView::id).toList();
    current = sections.isEmpty() ? List.of() : sessionsOf.currentOf(sections);
    history = attendance.mine();
    enrolment = enrolments.mine();
  }

  /** Sessions that are open or locked. */
  public List<Live> getLive() {
    return current.stream()
        .filter(session -> session.state().isLive())
        .map(session -> new Live(session, mark(session)))
        .toList();
  }

  /** The next sessions that a teacher has planned. */
  public List<SessionView> getUpcoming() {
    return current.stream()
        .filter(session -> session.state() == SessionState.SCHEDULED)
        .limit(MOST_UPCOMING)
        .toList();
  }

  /** The past by course. */
  public List<CourseHistory> getCourses() {
    return CourseHistory.of(history);
  }

  /** Whether the face is on file. */
  public EnrolmentView getEnrolment() {
    return enrolment;
  }

  /** JSON for the page's script. */
  public String getData() {
    return texts.data("home.live.").build().toString();
  }

  private HistoryView mark(SessionView session) {
    return history.stream()
        .filter(past -> past.session().equals(session.id()))
        .findFirst()
        .orElse(null);
  }
}
