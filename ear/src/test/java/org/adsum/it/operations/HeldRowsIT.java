package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows that stay locked, as those of a check-in do that was between prepare and commit on a node
 * that has died: only what needs these very rows waits.
 */
@ExtendWith(Invariants.class)
class HeldRowsIT {
  private static final String QUEUE = "adsum.verification";

  /** Two rounds of the sweeper, less than one lock's wait in the database (50 s). */
  private static final Duration ROUNDS = Duration.ofSeconds(45);

  @AfterEach
  void asBefore() {
    Broker.deliver(QUEUE, true);
  }

  @Test
  void anAttemptThatIsLockedDoesNotKeepTheOthersFromEnding() throws SQLException {
    Student held = Student.enrolled(1);
    Student other = Student.enrolled(2);
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String stuck = submit(held, lesson);
      String free = submit(other, lesson);
      // Not yet over while it is being locked: the sweeper might be faster.
      Instant end = Instant.now().plusSeconds(2);
      expire(stuck, end);
      try (Connection holder = Rows.hold("select 1 from checkin_attempt where id = ?", stuck)) {
        Await.until("the stuck one is over", ROUNDS, () -> Instant.now().isAfter(end));
        expire(free, end);
        Await.until("the free one has ended", ROUNDS, () -> state(free).equals("EXPIRED"));
        assertEquals("PENDING", state(stuck));
      }
      Broker.deliver(QUEUE, true);
      assertEquals("EXPIRED", held.verdict(stuck).text("state"));
    }
  }

  @Test
  void aSessionThatIsLockedDoesNotKeepTheOthersFromClosing() throws SQLException {
    Lesson held = Lesson.open(Lesson.FIRST_HALF);
    Instant end = Instant.now().plusSeconds(2);
    Rows.change(
        "update attendance_session set late_from = opens_at, closes_at = ? where id = ?",
        end,
        held.id());
    try (Connection holder =
        Rows.hold("select 1 from attendance_session where id = ?", held.id())) {
      Await.until("the held one is over", ROUNDS, () -> Instant.now().isAfter(end));
      Lesson other = endingSoon(Lesson.SECOND_HALF);
      Await.until("the free one is closed", ROUNDS, () -> stateOf(other).equals("CLOSED"));
      assertEquals("OPEN", stateOf(held));
    }
    Await.until("the other one, too", ROUNDS.multipliedBy(2), () -> stateOf(held).equals("CLOSED"));
  }

  @Test
  void aTicketThatIsLockedDoesNotKeepOtherStudentsOfItsSessionFromScanning() throws SQLException {
    Student held = Student.enrolled(1);
    Student other = Student.enrolled(2);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      held.ticket(lesson);
      other.ticket(lesson);
      String stuck =
          Rows.column(
                  "select id from checkin_ticket where session_id = ? and student_id = ?",
                  lesson.id(),
                  held.id())
              .get(0);
      try (Connection holder = Rows.hold("select 1 from checkin_ticket where id = ?", stuck)) {
        // Replaces the one that this student has, which is found among those of the session.
        other.scan(lesson.code()).expect(201);
      }
      held.scan(lesson.code()).expect(201);
    }
  }

  private static Lesson endingSoon(String course) {
    return Lesson.open(
        course,
        Json.createObjectBuilder()
            .add("lateFrom", Instant.now().plusSeconds(3).toString())
            .add("closesAt", Instant.now().plusSeconds(6).toString())
            .build());
  }

  private static String submit(Student student, Lesson lesson) {
    return student.send(lesson);
  }

  private static void expire(String attempt, Instant at) {
    Rows.change("update checkin_attempt set expires_at = ? where id = ?", at, attempt);
  }

  private static String state(String attempt) {
    return Rows.column("select state from checkin_attempt where id = ?", attempt).get(0);
  }

  private static String stateOf(Lesson lesson) {
    return Rows.column("select state from attendance_session where id = ?", lesson.id()).get(0);
  }
}
