package org.adsum.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What must be true after any tests whatever: checked after each class. */
public class Invariants implements BeforeAllCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> QUEUES = List.of("adsum.verification", "DLQ", "ExpiryQueue");

  @Override
  public void beforeAll(ExtensionContext context) {
    Adsum.server();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Await.until(
        "every attempt has a verdict",
        PATIENCE,
        () -> Rows.count("select count(*) from checkin_attempt where state = 'PENDING'") == 0);
    Await.until(
        "the queues are empty",
        PATIENCE,
        () -> QUEUES.stream().allMatch(queue -> Broker.messages(queue) == 0));
    assertNone(
        "records without an audit entry",
        "select r.id from attendance_record r where not exists (select 1 from audit_entry a"
            + " where a.stream = concat('session:', r.session_id) and a.subject = r.student_id"
            + " and a.action in ('record.created', 'record.corrected'))");
    assertNone(
        "students with two records in a session",
        "select min(id) from attendance_record group by session_id, student_id"
            + " having count(*) > 1");
    assertNone(
        "accepted check-ins without a record",
        "select c.id from checkin_attempt c where c.state = 'ACCEPTED' and not exists (select 1"
            + " from attendance_record r where r.session_id = c.session_id"
            + " and r.student_id = c.student_id)");
    assertNone(
        "accepted check-ins without a result",
        "select c.id from checkin_attempt c where c.state = 'ACCEPTED' and not exists (select 1"
            + " from verification_result v where v.attempt_id = c.id)"
            // An erasure removes the scores and leaves the attendance.
            + " and c.student_id not in (select id from user_account where erased_at is not null)");
    assertNone(
        "records by face whose attempt was not accepted",
        "select r.id from attendance_record r join checkin_attempt c on c.id = r.attempt_id"
            + " where r.source = 'FACE' and c.state <> 'ACCEPTED'");
    assertNone(
        "check-ins in review without a case",
        "select c.id from checkin_attempt c where c.state = 'REVIEW' and not exists (select 1"
            + " from review_case k where k.attempt_id = c.id)");
    assertNone(
        "cases of check-ins that are not in review",
        "select k.attempt_id from review_case k join checkin_attempt c on c.id = k.attempt_id"
            + " where c.state <> 'REVIEW'");
    assertNone(
        "confirmed check-ins without their record, or records by review that nobody confirmed",
        "select k.attempt_id from review_case k left join attendance_record r"
            + " on r.attempt_id = k.attempt_id where (k.state = 'CONFIRMED') <> (r.id is not null)");
    assertNone(
        "records by review without a case",
        "select r.id from attendance_record r where r.source in ('CODE', 'REVIEW') and not exists (select 1"
            + " from review_case k where k.attempt_id = r.attempt_id)");
    assertNone(
        "records by code of other check-ins, or of faces by review that were none",
        "select r.id from attendance_record r join checkin_attempt c on c.id = r.attempt_id where"
            + " r.source in ('CODE', 'REVIEW') and (r.source = 'CODE') <> (c.reason ="
            + " 'NO_FACE_CHOSEN')");
    assertNone(
        "check-ins without a face that were measured or sent to the worker",
        "select c.id from checkin_attempt c where c.reason = 'NO_FACE_CHOSEN' and (c.state <>"
            + " 'REVIEW' or c.deliveries > 0 or exists (select 1 from verification_result v where"
            + " v.attempt_id = c.id))");
    assertNone(
        "audit streams with gaps",
        "select s.name from audit_stream s where s.last_seq <> (select count(*) from audit_entry e"
            + " where e.stream = s.name)");
  }

  private static void assertNone(String what, String sql) {
    assertEquals(List.of(), Rows.column(sql), what);
  }
}
