package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.checkin.entity.ReviewState;
import org.adsum.checkin.entity.TicketState;

/** Tickets and attempts in the database. */
@ApplicationScoped
public class CheckInRepository {
  private static final int MOST_AT_ONCE = 500;

  /** Twice a minute: 80 a second, far more than are issued. */
  private static final int MOST_TICKETS_AT_ONCE = 2_500;

  @PersistenceContext EntityManager em;

  public void add(CheckInTicket ticket) {
    em.persist(ticket);
  }

  public void add(CheckInAttempt attempt) {
    em.persist(attempt);
  }

  public void add(ReviewCase review) {
    em.persist(review);
  }

  public void flush() {
    em.flush();
  }

  /** The ticket, locked: two submissions of it happen one after the other. */
  public Optional<CheckInTicket> lockTicket(byte[] secretHash) {
    return em
        .createQuery(
            "select t from CheckInTicket t where t.secretHash = :hash", CheckInTicket.class)
        .setParameter("hash", secretHash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<CheckInTicket> findTicket(String id) {
    return Optional.ofNullable(em.find(CheckInTicket.class, id));
  }

  /**
   * Ends the student's other live tickets of the session. Usually there is none, and that is read
   * without a lock: locking what is not there locks the gap, and students who scan at the same
   * moment would be each other's deadlock. What is found is locked by its key: which rows a search
   * that locks passes on its way is the planner's choice, and was all live tickets there are.
   */
  public void replaceLiveTickets(String sessionId, String studentId, String exceptId) {
    List<String> live =
        em.createQuery(
                "select t.id from CheckInTicket t where t.sessionId = :session"
                    + " and t.studentId = :student and t.state = :live and t.id <> :except",
                String.class)
            .setParameter("session", sessionId)
            .setParameter("student", studentId)
            .setParameter("live", TicketState.LIVE)
            .setParameter("except", exceptId)
            .getResultList();
    for (String id : live) {
      CheckInTicket ticket = em.find(CheckInTicket.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (ticket != null && ticket.state() == TicketState.LIVE) {
        ticket.replace();
      }
    }
    if (!live.isEmpty()) {
      em.flush();
    }
  }

  /** The student's newest ticket in the session, besides one. */
  public Optional<CheckInTicket> lastTicket(String sessionId, String studentId, String exceptId) {
    return em
        .createQuery(
            "select t from CheckInTicket t where t.sessionId = :session and t.studentId = :student"
                + " and t.id <> :except order by t.issuedAt desc, t.id desc",
            CheckInTicket.class)
        .setParameter("session", sessionId)
        .setParameter("student", studentId)
        .setParameter("except", exceptId)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<CheckInAttempt> findAttempt(String id) {
    return Optional.ofNullable(em.find(CheckInAttempt.class, id));
  }

  /** The attempt, locked: its verdict is given once. */
  public Optional<CheckInAttempt> lockAttempt(String id) {
    return Optional.ofNullable(em.find(CheckInAttempt.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<ReviewCase> findReview(String attemptId) {
    return Optional.ofNullable(em.find(ReviewCase.class, attemptId));
  }

  /** The review, locked: it is decided once. */
  public Optional<ReviewCase> lockReview(String attemptId) {
    return Optional.ofNullable(
        em.find(ReviewCase.class, attemptId, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<CheckInAttempt> findByKey(String studentId, String idempotencyKey) {
    return em
        .createQuery(
            "select a from CheckInAttempt a where a.studentId = :student and a.idempotencyKey = :key",
            CheckInAttempt.class)
        .setParameter("student", studentId)
        .setParameter("key", idempotencyKey)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** What is known of the student in the session. */
  public StudentStanding standing(String sessionId, String studentId) {
    String attempts =
        "(select count(a.id) from CheckInAttempt a where a.sessionId = :session"
            + " and a.studentId = :student and a.";
    return em.createQuery(
            "select new org.adsum.checkin.control.StudentStanding(r.status, r.at, "
                + attempts
                + "state = :pending), "
                + attempts
                + "reason in :judged), "
                + attempts
                + "reason = :byCode), "
                + "(select count(c.attemptId) from ReviewCase c join CheckInAttempt v"
                + " on v.id = c.attemptId where v.sessionId = :session"
                + " and v.studentId = :student and c.state = :open))"
                + " from UserAccount u left join AttendanceRecord r on r.studentId = u.id"
                + " and r.sessionId = :session where u.id = :student",
            StudentStanding.class)
        .setParameter("session", sessionId)
        .setParameter("student", studentId)
        .setParameter("pending", AttemptState.PENDING)
        .setParameter("judged", AttemptViews.JUDGED_FACES)
        .setParameter("byCode", AttemptReason.NO_FACE_CHOSEN)
        .setParameter("open", ReviewState.OPEN)
        .getSingleResult();
  }

  /** How many of the student's attempts in the session ended for one of these reasons. */
  public int count(String sessionId, String studentId, List<AttemptReason> reasons) {
    return (int) count("a.reason in :state", sessionId, studentId, reasons);
  }

  private long count(String condition, String sessionId, String studentId, Object value) {
    return em.createQuery(
            "select count(a.id) from CheckInAttempt a where a.sessionId = :session and a.studentId = :student and "
                + condition,
            Long.class)
        .setParameter("session", sessionId)
        .setParameter("student", studentId)
        .setParameter("state", value)
        .getSingleResult();
  }

  /** The sessions of attempts that should have been judged by now. */
  public List<String> sessionsOfOverdueAttempts(Instant now) {
    return em.createQuery(
            "select distinct a.sessionId from CheckInAttempt a where a.state = :pending"
                + " and a.expiresAt <= :now",
            String.class)
        .setParameter("pending", AttemptState.PENDING)
        .setParameter("now", now)
        .setMaxResults(MOST_AT_ONCE)
        .getResultList();
  }

  /**
   * Attempts of a session that should have been judged by now, locked; those that somebody else has
   * locked are left out, not waited for.
   */
  public List<String> lockFreeOverdueAttempts(String sessionId, Instant now) {
    return em.createNativeQuery(
            "select id from checkin_attempt where state = 'PENDING' and expires_at <= ?1"
                + " and session_id = ?2 limit "
                + MOST_AT_ONCE
                + " for update skip locked",
            String.class)
        .setParameter(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .setParameter(2, sessionId)
        .getResultList();
  }

  /** How many attempts wait for their verdict in each session that has any. */
  public Map<String, Long> waitingBySession() {
    return em
        .createQuery(
            "select a.sessionId, count(a.id) from CheckInAttempt a where a.state = :pending"
                + " group by a.sessionId",
            Object[].class)
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter("pending", AttemptState.PENDING)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  /** Since when the one waits that waits longest. */
  public Optional<Instant> waitingSince() {
    return em
        .createQuery(
            "select min(a.submittedAt) from CheckInAttempt a where a.state = :pending",
            Instant.class)
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter("pending", AttemptState.PENDING)
        .getResultList()
        .stream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** How many attempts have got their verdict from a worker since then, however it was. */
  public long countVerdictsSince(Instant since) {
    return em.createQuery(
            "select count(r.attemptId) from VerificationResult r where r.at >= :since", Long.class)
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter("since", since)
        .getSingleResult();
  }

  /**
   * All attempts of a session, the newest first; an open review whose student has a record counts
   * as superseded.
   */
  public List<BoardAttempt> ofSession(String sessionId) {
    return em.createQuery(
            "select new org.adsum.checkin.boundary.BoardAttempt(a.id, a.studentId, a.submittedAt, a.state, a.reason,"
                + " case when c.state = org.adsum.checkin.entity.ReviewState.OPEN and r.id is not null"
                + " then org.adsum.checkin.entity.ReviewState.SUPERSEDED"
                + " else c.state end)"
                + " from CheckInAttempt a left join ReviewCase c on c.attemptId = a.id"
                + " left join AttendanceRecord r on r.sessionId = a.sessionId and r.studentId = a.studentId"
                + " where a.sessionId = :session order by a.submittedAt desc",
            BoardAttempt.class)
        .setParameter("session", sessionId)
        .getResultList();
  }

  /**
   * Deletes tickets that nobody used and nobody can use any more, some at a time; those that are
   * locked are left for the next time.
   */
  public void removeUnusedTickets(Instant expiredBefore) {
    List<?> unused =
        em.createNativeQuery(
                "select id from checkin_ticket where expires_at < ?1 and state in ('LIVE',"
                    + " 'REPLACED') limit "
                    + MOST_TICKETS_AT_ONCE
                    + " for update skip locked",
                String.class)
            .setParameter(1, LocalDateTime.ofInstant(expiredBefore, ZoneOffset.UTC))
            .getResultList();
    if (!unused.isEmpty()) {
      em.createQuery("delete from CheckInTicket t where t.id in :unused")
          .setParameter("unused", unused)
          .executeUpdate();
    }
  }
}
