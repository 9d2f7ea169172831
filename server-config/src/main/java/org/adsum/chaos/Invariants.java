package org.adsum.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.adsum.audit.control.AuditReader;
import org.adsum.audit.entity.AuditKeyRing;

/**
 * What must hold in a database at rest, and in the broker when the server runs. Reads only.
 *
 * <p>Some rules hold at any moment ({@link #data}); the others hold once nobody checks in any more
 * and recovery has passed ({@link #rest}): {@link #afterRest} waits for that.
 */
public final class Invariants {
  private static final String QUEUE = "adsum.verification";
  private static final List<String> QUEUES = List.of(QUEUE, "DLQ", "ExpiryQueue");
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  /** Longer than the sweeper's half minute: whom it has not ended by then it will never end. */
  private static final int SWEPT_SECONDS = 60;

  private static final String ENTRY =
      " from audit_entry a where a.stream = concat('session:', %s.session_id) and a.subject ="
          + " %s.student_id";

  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put(
        "record-unaudited",
        "select r.id from attendance_record r where not exists (select 1"
            + ENTRY.formatted("r", "r")
            + " and a.action in ('record.created', 'record.corrected'))");
    RULES.put(
        "record-audited-twice",
        "select r.id from attendance_record r where (select count(*)"
            + ENTRY.formatted("r", "r")
            + " and a.action = 'record.created') > 1");
    RULES.put(
        "record-double",
        "select min(id) from attendance_record group by session_id, student_id having count(*) >"
            + " 1");
    RULES.put(
        "record-off-roster",
        "select r.id from attendance_record r join attendance_session s on s.id = r.session_id"
            + " where r.source in ('FACE', 'CODE', 'REVIEW') and not exists (select 1 from"
            + " roster_entry e where e.section_id = s.section_id and e.student_id ="
            + " r.student_id)");
    RULES.put(
        "verdict-unaudited",
        "select c.id from checkin_attempt c where c.state <> 'PENDING' and not exists (select 1"
            + ENTRY.formatted("c", "c")
            + " and a.action = 'attempt.concluded' and a.details like concat('attempt=', c.id,"
            + " ' %'))");
    RULES.put(
        "verdict-double",
        "select c.id from checkin_attempt c where (select count(*)"
            + ENTRY.formatted("c", "c")
            + " and a.action = 'attempt.concluded' and a.details like concat('attempt=', c.id,"
            + " ' %')) > 1");
    RULES.put(
        "accepted-without-record",
        "select c.id from checkin_attempt c where c.state = 'ACCEPTED' and not exists (select 1"
            + " from attendance_record r where r.session_id = c.session_id and r.student_id ="
            + " c.student_id)");
    RULES.put(
        "accepted-without-result",
        "select c.id from checkin_attempt c where c.state = 'ACCEPTED' and not exists (select 1"
            + " from verification_result v where v.attempt_id = c.id)"
            // An erasure removes the scores and leaves the attendance.
            + " and c.student_id not in (select id from user_account where erased_at is not"
            + " null)");
    RULES.put(
        "face-record-unaccepted",
        "select r.id from attendance_record r join checkin_attempt c on c.id = r.attempt_id where"
            + " r.source = 'FACE' and c.state <> 'ACCEPTED'");
    RULES.put(
        "ticket-spent-for-nothing",
        "select t.id from checkin_ticket t where t.state = 'SPENT' and not exists (select 1 from"
            + " checkin_attempt c where c.ticket_id = t.id)");
    RULES.put(
        "attempt-without-spent-ticket",
        "select c.id from checkin_attempt c join checkin_ticket t on t.id = c.ticket_id where"
            + " t.state <> 'SPENT' or t.student_id <> c.student_id or t.session_id <>"
            + " c.session_id");
    RULES.put(
        "review-without-case",
        "select c.id from checkin_attempt c where c.state = 'REVIEW' and not exists (select 1"
            + " from review_case k where k.attempt_id = c.id)");
    RULES.put(
        "case-without-review",
        "select k.attempt_id from review_case k join checkin_attempt c on c.id = k.attempt_id"
            + " where c.state <> 'REVIEW'");
    RULES.put(
        "case-and-record-differ",
        "select k.attempt_id from review_case k left join attendance_record r on r.attempt_id ="
            + " k.attempt_id where (k.state = 'CONFIRMED') <> (r.id is not null)");
    RULES.put(
        "reviewed-record-without-case",
        "select r.id from attendance_record r where r.source in ('CODE', 'REVIEW') and not exists"
            + " (select 1 from review_case k where k.attempt_id = r.attempt_id)");
    RULES.put(
        "record-of-another-way",
        "select r.id from attendance_record r join checkin_attempt c on c.id = r.attempt_id where"
            + " r.source in ('CODE', 'REVIEW') and (r.source = 'CODE') <> (c.reason ="
            + " 'NO_FACE_CHOSEN')");
    RULES.put(
        "faceless-measured",
        "select c.id from checkin_attempt c where c.reason = 'NO_FACE_CHOSEN' and (c.state <>"
            + " 'REVIEW' or c.deliveries > 0 or exists (select 1 from verification_result v where"
            + " v.attempt_id = c.id))");
    RULES.put(
        "sum-over-expected",
        "select session_id from session_sum where present + late + excused > expected or present"
            + " < 0 or late < 0 or excused < 0");
    RULES.put(
        "pending-overdue",
        "select id from checkin_attempt where state = 'PENDING' and expires_at < utc_timestamp(6)"
            + " - interval "
            + SWEPT_SECONDS
            + " second");
  }

  private static final String PENDING = "select id from checkin_attempt where state = 'PENDING'";

  private final Connection connection;
  private final Optional<BrokerView> broker;
  private final Optional<AuditKeyRing> keys;

  private Invariants(
      Connection connection, Optional<BrokerView> broker, Optional<AuditKeyRing> keys) {
    this.connection = connection;
    this.broker = broker;
    this.keys = keys;
  }

  /** Of a database alone. The connection stays the caller's, and in its auto-commit mode. */
  public static Invariants of(Connection connection) {
    return new Invariants(connection, Optional.empty(), Optional.empty());
  }

  /** The same with the broker of the running server. */
  public Invariants with(BrokerView view) {
    return new Invariants(connection, Optional.of(view), keys);
  }

  /**
   * The same with the whole audit log, each hash and signature of it.
   *
   * @param ring the public keys that count
   */
  public Invariants with(AuditKeyRing ring) {
    return new Invariants(connection, broker, Optional.of(ring));
  }

  /** Everything that must hold at any moment, also while people check in; empty when it does. */
  public List<Finding> data() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> rule : RULES.entrySet()) {
      add(findings, rule.getKey(), column(rule.getValue()));
    }
    if (keys.isPresent()) {
      add(
          findings,
          "audit-chain",
          new AuditReader(connection, keys.get())
              .verify(entries -> {}).faults().stream().map(Object::toString).toList());
    }
    return findings;
  }

  /**
   * What must hold besides when nobody checks in: no attempt waits for its verdict, the queues are
   * empty, no transaction is in doubt.
   */
  public List<Finding> rest() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    add(findings, "pending", column(PENDING));
    add(findings, "in-doubt-database", inDoubt());
    if (broker.isPresent()) {
      for (String queue : QUEUES) {
        long left = broker.get().messages(queue);
        add(findings, "queue-not-empty", left == 0 ? List.of() : List.of(queue + "=" + left));
      }
      add(findings, "in-doubt-log", List.copyOf(broker.get().transactions()));
    }
    return findings;
  }

  /**
   * Attempts that wait for a verdict though no message is left that could bring one; holds also
   * while people check in. Empty without the broker.
   */
  public List<Finding> messages() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (broker.isEmpty()) {
      return findings;
    }
    List<String> before = column(PENDING);
    List<String> orphans = new ArrayList<>(before);
    orphans.removeAll(broker.get().attempts(QUEUE));
    long delivering = broker.get().delivering(QUEUE);
    // Who has got a verdict meanwhile has none any more, and rightly so.
    orphans.retainAll(column(PENDING));
    add(findings, "pending-without-message", orphans.size() > delivering ? orphans : List.of());
    return findings;
  }

  /**
   * Waits until {@link #rest} holds, then tells what does not: all rules, those of rest among them.
   *
   * @param patience how long it may take
   */
  public List<Finding> afterRest(Duration patience) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    List<Finding> unrest = rest();
    while (!unrest.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE);
      unrest = rest();
    }
    List<Finding> findings = new ArrayList<>(unrest);
    findings.addAll(messages());
    findings.addAll(data());
    return findings;
  }

  /**
   * The database's prepared branches. On MySQL the user needs XA_RECOVER_ADMIN, as recovery itself
   * does.
   */
  private List<String> inDoubt() throws SQLException {
    List<String> branches = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("XA RECOVER")) {
      while (rows.next()) {
        branches.add(printable(rows.getString("data")));
      }
    }
    return branches;
  }

  private static String printable(String xid) {
    return xid.chars()
        .map(c -> c > 32 && c < 127 ? c : '.')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<String> column(String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private static void add(List<Finding> findings, String rule, List<String> ids) {
    if (!ids.isEmpty()) {
      findings.add(new Finding(rule, ids.stream().limit(Finding.MOST).toList()));
    }
  }
}
