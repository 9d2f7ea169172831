package org.adsum.session.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.adsum.identity.entity.Scope;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.AttendanceSession;
import org.adsum.session.entity.SessionState;
import org.adsum.shared.boundary.PageRequest;

/** Attendance sessions in the database. */
@ApplicationScoped
public class SessionRepository {
  private static final String VIEW =
      "select new org.adsum.session.boundary.SessionView(a.id, s.id, c.code, s.number, c.title, a.room, a.state,"
          + " a.opensAt, a.lateFrom, a.closesAt, a.stepSeconds, a.version)"
          + " from AttendanceSession a join Section s on s.id = a.sectionId join Course c on c.id = s.courseId ";
  private static final List<SessionState> LIVE = List.of(SessionState.OPEN, SessionState.LOCKED);

  @PersistenceContext EntityManager em;

  public void add(AttendanceSession session) {
    em.persist(session);
    em.flush();
  }

  public void flush() {
    em.flush();
  }

  public Optional<AttendanceSession> find(String id) {
    return Optional.ofNullable(em.find(AttendanceSession.class, id));
  }

  /** The row, locked: state changes of one session happen one after the other. */
  public Optional<AttendanceSession> lock(String id) {
    return Optional.ofNullable(
        em.find(AttendanceSession.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<AttendanceSession> findLive(String sectionId) {
    return em.createQuery(
            "select a from AttendanceSession a where a.sectionId = :section and a.state in :live",
            AttendanceSession.class)
        .setParameter("section", sectionId)
        .setParameter("live", LIVE)
        .getResultStream()
        .findFirst();
  }

  public Optional<AttendanceSession> findByTag(String tag) {
    return em.createQuery(
            "select a from AttendanceSession a where a.tag = :tag", AttendanceSession.class)
        .setParameter("tag", tag)
        .getResultStream()
        .findFirst();
  }

  /** All live sessions, or those that a student could attend. */
  public List<AttendanceSession> live() {
    return em.createQuery(
            "select a from AttendanceSession a where a.state in :live", AttendanceSession.class)
        .setParameter("live", LIVE)
        .getResultList();
  }

  /** Sessions that should have opened or closed by now. */
  public List<String> overdue(Instant now) {
    return em.createQuery(
            "select a.id from AttendanceSession a where (a.state = :scheduled and a.opensAt <= :now)"
                + " or (a.state in :live and a.closesAt <= :now)",
            String.class)
        .setParameter("scheduled", SessionState.SCHEDULED)
        .setParameter("live", LIVE)
        .setParameter("now", now)
        .getResultList();
  }

  /** Whether nobody else has locked the session; locks it. */
  public boolean isFree(String id) {
    return !em.createNativeQuery(
            "select id from attendance_session where id = ?1 for update skip locked", String.class)
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  public Optional<SessionView> view(String id) {
    return em.createQuery(VIEW + "where a.id = :id", SessionView.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The live or next scheduled session of each of these sections. */
  public List<SessionView> currentOf(Collection<String> sectionIds) {
    return sectionIds.isEmpty()
        ? List.of()
        : em.createQuery(
                VIEW + "where s.id in :sections and a.state in :states order by a.opensAt",
                SessionView.class)
            .setParameter("sections", sectionIds)
            .setParameter(
                "states", List.of(SessionState.OPEN, SessionState.LOCKED, SessionState.SCHEDULED))
            .getResultList();
  }

  /** All sessions of a section, the newest first. */
  public List<SessionView> ofSection(String sectionId, int first, int size) {
    return em.createQuery(VIEW + "where s.id = :section order by a.opensAt desc", SessionView.class)
        .setParameter("section", sectionId)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /**
   * All sessions, the newest first, optionally of courses whose code or title begins with the
   * request's words.
   */
  public List<SessionView> page(PageRequest page, Scope scope) {
    return filtered(VIEW, " order by a.opensAt desc, a.id", page, scope, SessionView.class)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  public long count(PageRequest page, Scope scope) {
    return filtered(
            "select count(a.id) from AttendanceSession a join Section s on s.id = a.sectionId"
                + " join Course c on c.id = s.courseId ",
            "",
            page,
            scope,
            Long.class)
        .getSingleResult();
  }

  private <T> TypedQuery<T> filtered(
      String select, String order, PageRequest page, Scope scope, Class<T> type) {
    String where =
        page.q() == null
            ? "where 1 = 1"
            : "where (c.code like :q escape '!' or c.title like :q escape '!' or c.title like :word escape '!')";
    where += scope.onCourse("c.id");
    TypedQuery<T> query = scope.bind(em.createQuery(select + where + order, type));
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }
}
