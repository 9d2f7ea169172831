package org.adsum.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of check-ins between queue and verdict: transactions, deliveries, expiry. */
@ExtendWith(Invariants.class)
class QueueIT {
  private static final String QUEUE = "adsum.verification";
  private static final Duration SWEEP = Duration.ofSeconds(75);

  @AfterEach
  void deliverAgain() {
    Broker.deliver(QUEUE, true);
  }

  @Test
  void anAttemptAndItsMessageAreMadeTogetherAndARefusedOneLeavesNeither() {
    Student student = Student.enrolled(1);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      long before = Broker.messages(QUEUE);
      student
          .submit(student.ticket(lesson), Photos.frames(Photos.truncated()))
          .expectProblem(422, "photo-damaged");
      assertEquals(before, Broker.messages(QUEUE));
      assertEquals(0, attempts(lesson));

      String attempt = submit(student, lesson);
      assertEquals(before + 1, Broker.messages(QUEUE));
      assertEquals(1, attempts(lesson));
      assertEquals("PENDING", student.api().get("check-ins/" + attempt).expect(200).text("state"));
      student.scan(lesson.code()).expectProblem(409, "check-in-pending");

      Broker.deliver(QUEUE, true);
      assertEquals("ACCEPTED", student.verdict(attempt).text("state"));
    }
  }

  @Test
  void anAttemptThatWasDeliveredThreeTimesInVainHasFailed() {
    Student student = Student.enrolled(2);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt = submit(student, lesson);
      Rows.change("update checkin_attempt set deliveries = 3 where id = ?", attempt);
      Broker.deliver(QUEUE, true);
      Reply verdict = student.verdict(attempt);
      assertEquals("FAILED", verdict.text("state"), verdict.body());
      assertEquals("SYSTEM_FAILURE", verdict.text("reason"));
      assertEquals(0, lesson.records(student));
    }
  }

  @Test
  void anAttemptThatIsNotJudgedInTimeHasExpiredAndStaysSo() {
    Student student = Student.enrolled(3);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt = submit(student, lesson);
      Rows.change(
          "update checkin_attempt set expires_at = ? where id = ?",
          Instant.now().minusSeconds(1),
          attempt);
      Await.until(
          "the attempt has expired",
          SWEEP,
          () -> student.api().get("check-ins/" + attempt).text("state").equals("EXPIRED"));
      Broker.deliver(QUEUE, true);
      Await.until("the message is gone", SWEEP, () -> Broker.messages(QUEUE) == 0);
      assertEquals("EXPIRED", student.verdict(attempt).text("state"));
      assertEquals(0, lesson.records(student));
      student.scan(lesson.code()).expect(201);
    }
  }

  @Test
  void aVerdictIsOneCommitOfResultRecordAuditAndState() {
    Student student = Student.enrolled(4);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply verdict = student.checkIn(lesson);
      String attempt = verdict.text("id");
      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
      assertEquals(
          List.of("1"),
          Rows.column("select deliveries from checkin_attempt where id = ?", attempt));
      assertEquals(
          1, Rows.count("select count(*) from verification_result where attempt_id = ?", attempt));
      assertEquals(
          1, Rows.count("select count(*) from attendance_record where attempt_id = ?", attempt));
      assertEquals(
          List.of("record.created", "attempt.concluded"),
          Rows.column(
              "select action from audit_entry where stream = ? and details like ? order by seq",
              "session:" + lesson.id(),
              "%attempt=" + attempt + "%"));
    }
  }

  private static String submit(Student student, Lesson lesson) {
    return student.send(lesson);
  }

  private static long attempts(Lesson lesson) {
    return Rows.count("select count(*) from checkin_attempt where session_id = ?", lesson.id());
  }
}
