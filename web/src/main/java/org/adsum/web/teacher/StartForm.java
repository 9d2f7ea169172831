package org.adsum.web.teacher;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.adsum.web.shell.Zone;

/** The form for a session that does not begin now or with the usual times. */
@Named
@ViewScoped
public class StartForm implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessions;
  @Inject PageAnswers answers;
  @Inject Zone zone;
  @Inject Clock clock;

  private String id;
  private transient SectionView section;
  private String room;
  private LocalDateTime opens;
  private Integer lateAfter;
  private LocalTime ends;

  /** Reads the section that the address names. */
  public void load() {
    answers.load(() -> courses.requireTeacher(new SectionId(id))).ifPresent(this::show);
  }

  /** Opens or schedules the session; then the board, or the list for one that comes later. */
  public void start() {
    answers.act(
        null,
        () -> {
          SessionView session =
              sessions
                  .open(
                      new SectionId(id),
                      new StartTimes(opens, lateAfter, ends)
                          .request(room, clock.instant(), zone.getId()))
                  .session();
          answers.redirect(
              session.state() == SessionState.SCHEDULED
                  ? "/teacher"
                  : "/teacher/session/" + session.id());
        });
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** The section to be met. */
  public SectionView getSection() {
    if (section == null) {
      section = courses.requireTeacher(new SectionId(id));
    }
    return section;
  }

  public String getRoom() {
    return room;
  }

  public void setRoom(String room) {
    this.room = room;
  }

  public LocalDateTime getOpens() {
    return opens;
  }

  public void setOpens(LocalDateTime opens) {
    this.opens = opens;
  }

  public Integer getLateAfter() {
    return lateAfter;
  }

  public void setLateAfter(Integer lateAfter) {
    this.lateAfter = lateAfter;
  }

  public LocalTime getEnds() {
    return ends;
  }

  public void setEnds(LocalTime ends) {
    this.ends = ends;
  }

  private void show(SectionView wanted) {
    section = wanted;
    room = wanted.room();
  }
}
