package org.adsum.web.teacher;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.adsum.course.boundary.SectionView;
import org.adsum.session.boundary.SessionView;

/**
 * One of the teacher's sections with what is on.
 *
 * @param section which one
 * @param session the live session, or else the next scheduled one, or null
 * @param students on the roster now
 */
public record SectionCard(SectionView section, SessionView session, long students) {
  private static final Comparator<SectionCard> LIVE_THEN_NEXT_THEN_NAME =
      Comparator.comparing(SectionCard::isLive, Comparator.reverseOrder())
          .thenComparing(
              card -> card.session == null ? Instant.MAX : card.session.opensAt(),
              Comparator.naturalOrder())
          .thenComparing(card -> card.section.label());

  /**
   * The cards in the order in which they are needed: what is on, what comes next, the rest by name.
   *
   * @param current live and scheduled sessions, the earliest first
   * @param sizes number of students by section; those without any may be missing
   */
  static List<SectionCard> of(
      List<SectionView> sections, List<SessionView> current, Map<String, Long> sizes) {
    return sections.stream()
        .map(
            section ->
                new SectionCard(
                    section, onOrNext(section, current), sizes.getOrDefault(section.id(), 0L)))
        .sorted(LIVE_THEN_NEXT_THEN_NAME)
        .toList();
  }

  private static SessionView onOrNext(SectionView section, List<SessionView> current) {
    List<SessionView> own =
        current.stream().filter(session -> session.section().equals(section.id())).toList();
    return own.stream()
        .filter(session -> session.state().isLive())
        .findFirst()
        .or(() -> own.stream().findFirst())
        .orElse(null);
  }

  /** Whether a session is going on. */
  public boolean isLive() {
    return session != null && session.state().isLive();
  }

  /** Whether a session is going on or begins on that day. */
  public boolean isOn(LocalDate day, ZoneId zone) {
    return isLive() || session != null && session.opensAt().atZone(zone).toLocalDate().equals(day);
  }

  /** Where it meets: the session's room, or else the section's; may be null. */
  public String room() {
    return session != null && session.room() != null ? session.room() : section.room();
  }
}
