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

  /** Both columns turned: then a secondary key, which ends in the primary one, is the order. */
  private static final String NEWEST_FIRST = " order by a.opensAt desc, a.id desc";

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
    return em
        .createQuery(
            "select a from AttendanceSession a where a.sectionId = :section and a.state in :live",
            AttendanceSession.class)
        .setParameter("section", sectionId)
        .setParameter("live", LIVE)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<AttendanceSession> findByTag(String tag) {
    return em
        .createQuery(
            "select a from AttendanceSession a where a.tag = :tag", AttendanceSession.class)
        .setParameter("tag", tag)
        .getResultList()
        .stream()
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
    return em
        .createQuery(VIEW + "where a.id = :id", SessionView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
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
    return em.createQuery(VIEW + "where s.id = :section" + NEWEST_FIRST, SessionView.class)
        .setParameter("section", sectionId)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  /**
   * All sessions, the newest first, optionally of courses whose code or title begins with the
   * request's words. Their keys are found first, in the order of an index and no further than the
   * page's end; only the page's rows are looked up.
   */
  public List<SessionView> page(PageRequest page, Scope scope) {
    List<String> ids =
        filtered("a.id", page, scope, NEWEST_FIRST, String.class)
            .setFirstResult(page.first())
            .setMaxResults(page.size())
            .getResultList();
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(VIEW + "where a.id in :ids" + NEWEST_FIRST, SessionView.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  public long count(PageRequest page, Scope scope) {
    return filtered("count(a.id)", page, scope, "", Long.class).getSingleResult();
  }

  /** Courses are joined only when something is asked of them. */
  private <T> TypedQuery<T> filtered(
      String select, PageRequest page, Scope scope, String order, Class<T> type) {
    String from = " from AttendanceSession a";
    String where = " where 1 = 1" + scope.onCourse("s.courseId");
    if (page.q() != null || !scope.whole()) {
      from += " join Section s on s.id = a.sectionId";
    }
    if (page.q() != null) {
      from += " join Course c on c.id = s.courseId";
      where +=
          " and (c.code like :q escape '!' or c.title like :q escape '!' or c.title like :word escape '!')";
    }
    TypedQuery<T> query =
        scope.bind(em.createQuery("select " + select + from + where + order, type));
    if (page.q() != null) {
      query.setParameter("q", page.prefix()).setParameter("word", page.laterWord());
    }
    return query;
  }
}
