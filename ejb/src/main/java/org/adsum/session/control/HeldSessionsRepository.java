package org.adsum.session.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.adsum.course.boundary.HeldSessions;
import org.adsum.session.entity.SessionState;

/** Which sections had sessions. */
@ApplicationScoped
public class HeldSessionsRepository implements HeldSessions {
  @PersistenceContext EntityManager em;

  @Override
  public boolean anySince(Collection<String> sectionIds, Instant time) {
    return !sectionIds.isEmpty()
        && !em.createQuery(
                "select s.id from AttendanceSession s where s.sectionId in :sections"
                    + " and s.state in :held and s.opensAt >= :time",
                String.class)
            .setParameter("sections", sectionIds)
            .setParameter(
                "held", List.of(SessionState.OPEN, SessionState.LOCKED, SessionState.CLOSED))
            .setParameter("time", time)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
  }
}
