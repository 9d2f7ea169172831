package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.adsum.privacy.entity.RetentionRule;

/**
 * What is older than it may be. Whole rows of one kind go by one statement with a limit; what hangs
 * together goes in the order of the keys.
 */
@ApplicationScoped
public class RetentionRepository {
  private static final String OLD_ATTEMPTS =
      " from checkin_attempt c where c.state in ('REJECTED', 'REVIEW', 'EXPIRED', 'FAILED')"
          + " and c.expires_at < ?1"
          + " and not exists (select 1 from attendance_record r where r.attempt_id = c.id)";
  private static final String OLD_TICKETS =
      " from checkin_ticket where state in ('LIVE', 'REPLACED') and expires_at < ?1 and not exists"
          + " (select 1 from checkin_attempt a where a.ticket_id = checkin_ticket.id)";
  private static final String LEFT = " join left_account l on l.user_id = %s where l.since < ?1";
  private static final String LEFT_TEMPLATES =
      " from face_template t" + LEFT.formatted("t.student_id");
  private static final String LEFT_CONSENTS =
      " from biometric_consent c" + LEFT.formatted("c.student_id");
  private static final String LEFT_ACCOUNTS =
      " from user_account u" + LEFT.formatted("u.id") + " and u.erased_at is null";

  @PersistenceContext EntityManager em;

  /** How many rows the next run would remove. */
  public long count(RetentionRule rule, Instant before) {
    String what =
        switch (rule) {
          case RESULTS -> "select count(*) from verification_result where at < ?1";
          case ATTEMPTS -> "select count(*)" + OLD_ATTEMPTS;
          case TICKETS -> "select count(*)" + OLD_TICKETS;
          case TOKENS -> "select count(*) from api_token where expires_at < ?1";
          case RECORDS ->
              "select count(*) from attendance_record r join attendance_session s"
                  + " on s.id = r.session_id where s.opens_at < ?1";
          case LEFT_TEMPLATES -> "select count(*)" + LEFT_TEMPLATES;
          case LEFT_CONSENTS -> "select count(*)" + LEFT_CONSENTS;
          case LEFT_ACCOUNTS -> "select count(*)" + LEFT_ACCOUNTS;
        };
    return ((Number) em.createNativeQuery(what).setParameter(1, before).getSingleResult())
        .longValue();
  }

  /** Notes who is inactive, and since when that is known; forgets those who are active again. */
  public void noteWhoLeft(Instant now) {
    em.createNativeQuery(
            "insert ignore into left_account (user_id, since)"
                + " select id, ?1 from user_account where state = 'INACTIVE'")
        .setParameter(1, now)
        .executeUpdate();
    em.createNativeQuery(
            "delete from left_account where user_id in"
                + " (select id from user_account where state = 'ACTIVE')")
        .executeUpdate();
  }

  /** People whose templates, consents or account are to go, after an id. */
  public List<String> peopleWhoLeft(RetentionRule rule, Instant before, String after, int most) {
    String what =
        switch (rule) {
          case LEFT_TEMPLATES -> LEFT_TEMPLATES;
          case LEFT_CONSENTS -> LEFT_CONSENTS;
          case LEFT_ACCOUNTS -> LEFT_ACCOUNTS;
          default -> throw new IllegalArgumentException(rule + " is not about people who left");
        };
    return strings(
        "select distinct l.user_id" + what + " and l.user_id > ?2 order by l.user_id",
        most,
        before,
        after);
  }

  /** Results before that moment. */
  public int removeResults(Instant before, int most) {
    return change("delete from verification_result where at < ?1 limit " + most, before);
  }

  /** Tickets without a check-in that expired before that moment. */
  public int removeTickets(Instant before, int most) {
    return change("delete" + OLD_TICKETS + " limit " + most, before);
  }

  /** Tokens that expired before that moment. */
  public int removeTokens(Instant before, int most) {
    return change("delete from api_token where expires_at < ?1 limit " + most, before);
  }

  /** Check-ins without a record that ended before that moment, with all that hangs on them. */
  public int removeAttempts(Instant before, int most) {
    List<String> ids = strings("select c.id" + OLD_ATTEMPTS, most, before);
    return removeAttempts(ids);
  }

  /** A person's check-ins that led to no record, and the results of all. */
  public int removeAttemptsOf(String student) {
    change(
        "delete v from verification_result v join checkin_attempt c on c.id = v.attempt_id"
            + " where c.student_id = ?1",
        student);
    List<String> ids =
        strings(
            "select c.id from checkin_attempt c where c.student_id = ?1 and c.state <> 'PENDING'"
                + " and not exists"
                + " (select 1 from attendance_record r where r.attempt_id = c.id)",
            Integer.MAX_VALUE,
            student);
    int removed = removeAttempts(ids);
    change(
        "delete from checkin_ticket where student_id = ?1 and not exists"
            + " (select 1 from checkin_attempt a where a.ticket_id = checkin_ticket.id)",
        student);
    return removed;
  }

  /** Sessions that opened before that moment and still have records or check-ins. */
  public List<String> oldSessions(Instant before, int most) {
    return strings(
        "select s.id from attendance_session s where s.opens_at < ?1 and s.state not in"
            + " ('OPEN', 'LOCKED') and (exists"
            + " (select 1 from attendance_record r where r.session_id = s.id)"
            + " or exists (select 1 from checkin_attempt c where c.session_id = s.id))",
        most,
        before);
  }

  /** All records and check-ins of a session; returns how many records there were. */
  public int removeRecords(String session) {
    change(
        "delete c from attendance_correction c join attendance_record r on r.id = c.record_id"
            + " where r.session_id = ?1",
        session);
    int records = change("delete from attendance_record where session_id = ?1", session);
    removeAttempts(
        strings(
            "select id from checkin_attempt where session_id = ?1", Integer.MAX_VALUE, session));
    change("delete from checkin_ticket where session_id = ?1", session);
    return records;
  }

  /** Takes the words out of the corrections of a person's records. */
  public int silenceCorrections(String student) {
    return change(
        "update attendance_correction c join attendance_record r on r.id = c.record_id"
            + " set c.reason = '[erased]' where r.student_id = ?1",
        student);
  }

  private int removeAttempts(List<String> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    List<String> tickets =
        em.createNativeQuery("select ticket_id from checkin_attempt where id in (?1)", String.class)
            .setParameter(1, ids)
            .getResultList();
    change("delete from verification_result where attempt_id in (?1)", ids);
    change("delete from review_case where attempt_id in (?1)", ids);
    int removed = change("delete from checkin_attempt where id in (?1)", ids);
    change("delete from checkin_ticket where id in (?1)", tickets);
    return removed;
  }

  private int change(String sql, Object value) {
    return em.createNativeQuery(sql).setParameter(1, value).executeUpdate();
  }

  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  private List<String> strings(String sql, int most, Object... values) {
    var query = em.createNativeQuery(sql, String.class).setMaxResults(most);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query.getResultList();
  }
}
