package org.adsum.web.api;

import java.util.List;
import org.adsum.course.boundary.SectionView;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionView;

/**
 * A section that the caller teaches or attends.
 *
 * @param id of the section
 * @param course the course's code
 * @param number of the section within the course
 * @param title of the course
 * @param term the term's code
 * @param room where it usually meets, or null
 * @param role TEACHER or STUDENT: what the caller is in this section
 * @param session the live one, else the next scheduled one, else null
 */
public record OwnSection(
    String id,
    String course,
    String number,
    String title,
    String term,
    String room,
    Role role,
    SessionView session) {

  /** Joins a section with its session of {@code current}, which are in the order of their times. */
  static OwnSection of(SectionView section, Role role, List<SessionView> current) {
    List<SessionView> own = current.stream().filter(s -> s.section().equals(section.id())).toList();
    SessionView session =
        own.stream()
            .filter(s -> s.state().isLive())
            .findFirst()
            .or(() -> own.stream().findFirst())
            .orElse(null);
    return new OwnSection(
        section.id(),
        section.course(),
        section.number(),
        section.title(),
        section.term(),
        section.room(),
        role,
        session);
  }
}
