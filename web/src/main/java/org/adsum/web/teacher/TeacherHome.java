package org.adsum.web.teacher;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionRequest;
import org.adsum.session.boundary.SessionView;
import org.adsum.web.shell.Zone;

/**
 * What do I teach now? The teacher's sections, each with one button. The cards stay as they were
 * shown until they are read anew, so that a press always means the card that was seen.
 */
@Named
@ViewScoped
public class TeacherHome implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessions;
  @Inject PageAnswers answers;
  @Inject Zone zone;
  @Inject Clock clock;

  private transient List<SectionCard> cards;

  /** Reads the sections. */
  public void load() {
    cards = answers.load(this::read).orElse(List.of());
  }

  /**
   * Opens a session now with the defaults, or finds the one that is live, and goes to its board.
   */
  public void start(String section) {
    answers.act(
        null,
        () -> {
          SessionView session = sessions.open(new SectionId(section), SessionRequest.NOW).session();
          answers.redirect("/teacher/session/" + session.id());
        });
  }

  /** Sections with a session that is on, or begins today. */
  public List<SectionCard> getToday() {
    return cards().stream().filter(card -> card.isOn(day(), zone.getId())).toList();
  }

  /** All other sections. */
  public List<SectionCard> getOthers() {
    return cards().stream().filter(card -> !card.isOn(day(), zone.getId())).toList();
  }

  /** Whether the teacher has no section at all. */
  public boolean isSectionless() {
    return cards().isEmpty();
  }

  private List<SectionCard> cards() {
    if (cards == null) {
      cards = read();
    }
    return cards;
  }

  private List<SectionCard> read() {
    List<SectionView> sections = courses.taughtByMe();
    List<String> ids = sections.stream().map(SectionView::id).toList();
    return SectionCard.of(sections, sessions.currentOf(ids), courses.rosterSizes(ids));
  }

  private LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), zone.getId());
  }
}
