package org.adsum.attendance.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.attendance.boundary.HistoryView;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.AttendanceRecord;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.Correction;
import org.adsum.session.entity.SessionState;

/** Records and corrections in the database. */
@ApplicationScoped
public class AttendanceRepository {
  private static final String ROW =
      "select new org.adsum.attendance.boundary.RecordView(u.id, u.username, u.displayName, r.status, r.at, r.source,"
          + " coalesce(r.version + 1, 0))";

  @PersistenceContext EntityManager em;

  /**
   * Writes the record at once, so that the key (session, student) speaks before anything is
   * announced.
   */
  public void add(AttendanceRecord record) {
    em.persist(record);
    em.flush();
  }

  public void add(Correction correction) {
    em.persist(correction);
  }

  public void flush() {
    em.flush();
  }

  public Optional<AttendanceRecord> find(String sessionId, String studentId) {
    return query(sessionId, studentId, LockModeType.NONE);
  }

  /** The record, locked: two corrections at once happen one after the other. */
  public Optional<AttendanceRecord> lock(String sessionId, String studentId) {
    return query(sessionId, studentId, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<AttendanceRecord> query(String sessionId, String studentId, LockModeType lock) {
    return em
        .createQuery(
            "select r from AttendanceRecord r where r.sessionId = :session and r.studentId = :student",
            AttendanceRecord.class)
        .setParameter("session", sessionId)
        .setParameter("student", studentId)
        .setLockMode(lock)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The session's roster as it was at that time, and anyone else who has a record, by name. */
  public List<RecordView> rows(String sessionId, String sectionId, Instant rosterAt) {
    // Two queries that each start from an index; one with "or" would walk all accounts.
    List<RecordView> roster =
        em.createQuery(
                ROW
                    + " from RosterEntry e join UserAccount u on u.id = e.studentId"
                    + " left join AttendanceRecord r on r.studentId = u.id and r.sessionId = :session"
                    + " where e.sectionId = :section and e.validFrom <= :at and (e.validTo is null or e.validTo > :at)",
                RecordView.class)
            .setParameter("session", sessionId)
            .setParameter("section", sectionId)
            .setParameter("at", rosterAt)
            .getResultList();
    List<RecordView> recorded =
        em.createQuery(
                ROW
                    + " from AttendanceRecord r join UserAccount u on u.id = r.studentId where r.sessionId = :session",
                RecordView.class)
            .setParameter("session", sessionId)
            .getResultList();
    return Stream.concat(roster.stream(), recorded.stream())
        .distinct()
        .sorted(Comparator.comparing(RecordView::name).thenComparing(RecordView::username))
        .toList();
  }

  /** One student's row, with or without a record. */
  public Optional<RecordView> row(String sessionId, String studentId) {
    return em
        .createQuery(
            ROW
                + " from UserAccount u left join AttendanceRecord r on r.studentId = u.id and r.sessionId = :session"
                + " where u.id = :student",
            RecordView.class)
        .setParameter("session", sessionId)
        .setParameter("student", studentId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** A student's sessions that are over or have a record, the newest first. */
  public List<HistoryView> history(String studentId, int most) {
    return em.createQuery(
            "select distinct new org.adsum.attendance.boundary.HistoryView(a.id, s.id, c.code, c.title, a.opensAt,"
                + " coalesce(r.status, :absent), r.at, r.source)"
                + " from RosterEntry e join Section s on s.id = e.sectionId join Course c on c.id = s.courseId"
                + " join AttendanceSession a on a.sectionId = s.id"
                + " left join AttendanceRecord r on r.sessionId = a.id and r.studentId = e.studentId"
                + " where e.studentId = :student and (r.id is not null or (a.state = :closed"
                + " and e.validFrom <= a.opensAt and (e.validTo is null or e.validTo > a.opensAt)))"
                + " order by a.opensAt desc",
            HistoryView.class)
        .setParameter("student", studentId)
        .setParameter("absent", AttendanceStatus.ABSENT)
        .setParameter("closed", SessionState.CLOSED)
        .setMaxResults(most)
        .getResultList();
  }
}
