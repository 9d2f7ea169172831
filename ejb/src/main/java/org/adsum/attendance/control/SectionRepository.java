package org.adsum.attendance.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.adsum.attendance.boundary.SessionCounts;
import org.adsum.attendance.boundary.StudentAttendance;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.course.boundary.PersonView;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;

/** Counts over the sessions of one section, made by the database. */
@ApplicationScoped
public class SectionRepository {
  private static final String RECORDED =
      "select %1$s, r.status, count(r.id)"
          + " from AttendanceRecord r join AttendanceSession a on a.id = r.sessionId"
          + " where %2$s group by %1$s, r.status";
  private static final String UNRECORDED =
      "select %1$s, r.status, count(e.id) from AttendanceSession a"
          + " join RosterEntry e on e.sectionId = a.sectionId"
          + " and e.validFrom <= a.opensAt and (e.validTo is null or e.validTo > a.opensAt)"
          + " left join AttendanceRecord r on r.sessionId = a.id and r.studentId = e.studentId"
          + " where r.id is null and %2$s group by %1$s, r.status";

  @PersistenceContext EntityManager em;

  /** The counts of these sessions, in their order. */
  public List<SessionCounts> counts(List<SessionView> sessions) {
    Collection<String> ids = sessions.stream().map(SessionView::id).toList();
    return ids.isEmpty()
        ? List.of()
        : tally("a.id", "a.id", "a.id in :sessions", q -> q.setParameter("sessions", ids))
            .ofSessions(sessions);
  }

  /** How often these students attended the section's closed sessions, in their order. */
  public List<StudentAttendance> attendance(String sectionId, List<PersonView> students) {
    return tally(
            "r.studentId",
            "e.studentId",
            "a.sectionId = :section and a.state = :closed",
            q -> q.setParameter("section", sectionId).setParameter("closed", SessionState.CLOSED))
        .ofStudents(students);
  }

  private SectionTally tally(
      String recordKey,
      String rosterKey,
      String which,
      UnaryOperator<TypedQuery<Object[]>> parameters) {
    String recorded = RECORDED.formatted(recordKey, which);
    String unrecorded = UNRECORDED.formatted(rosterKey, which);
    return new SectionTally(
        Stream.of(recorded, unrecorded)
            .flatMap(
                jpql ->
                    parameters.apply(em.createQuery(jpql, Object[].class)).getResultList().stream())
            .map(
                row ->
                    new SectionTally.Count(
                        (String) row[0], (AttendanceStatus) row[1], (Long) row[2]))
            .toList());
  }
}
