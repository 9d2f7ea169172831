package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
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

/** A queue or a broker that is full refuses, tells when to come again, and loses nothing. */
@ExtendWith(Invariants.class)
class BusyIT {
  private static final String QUEUE = "adsum.verification";
  private static final String MOST_PENDING = "adsum.queue.most-pending";
  private static final String LEAST_FREE = "adsum.disk.least-free-mb";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AfterEach
  void open() {
    Broker.setProperty(MOST_PENDING, null);
    Broker.setProperty(LEAST_FREE, null);
    Broker.deliver(QUEUE, true);
  }

  @Test
  void aFullQueueRefusesUntilThereIsRoomAndTheSameRequestIsTakenThen() {
    Student first = Student.enrolled(1);
    Student second = Student.enrolled(2);
    Broker.setProperty(MOST_PENDING, "1");
    Broker.deliver(QUEUE, false);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String ticket = second.ticket(lesson);
      String waiting = first.send(lesson);
      String key = UUID.randomUUID().toString();
      Reply refused = second.api().checkIn(ticket, key, Photos.frames(second.person()));
      refused.expectProblem(503, "busy");
      int seconds = Integer.parseInt(refused.header("Retry-After"));
      assertTrue(seconds >= 3 && seconds <= 60, "seconds to wait: " + seconds);
      assertEquals(0, attempts(lesson, second), "a refusal leaves nothing");
      int news = Integer.parseInt(first.api().get("check-ins/" + waiting).header("Retry-After"));
      assertTrue(news >= 2 && news <= 10, "seconds until who waits asks again: " + news);

      Broker.deliver(QUEUE, true);
      assertEquals("ACCEPTED", first.verdict(waiting).text("state"));
      assertEquals("", first.api().get("check-ins/" + waiting).header("Retry-After"));
      Await.until(
          "the refused one is taken with the same ticket and key",
          PATIENCE,
          () -> second.api().checkIn(ticket, key, Photos.frames(second.person())).status() == 202);
      String attempt =
          second.api().checkIn(ticket, key, Photos.frames(second.person())).expect(202).text("id");
      assertEquals("ACCEPTED", second.verdict(attempt).text("state"));
      assertEquals(1, lesson.records(second));
    }
  }

  @Test
  void aDiskThatIsNearlyFullRefusesAndLeavesNoAttemptUntilThereIsRoom() {
    Student student = Student.enrolled(3);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String ticket = student.ticket(lesson);
      String key = UUID.randomUUID().toString();
      Broker.setProperty(LEAST_FREE, "1000000000");
      Reply refused = student.api().checkIn(ticket, key, Photos.frames(student.person()));
      refused.expectProblem(503, "unavailable");
      assertEquals(0, attempts(lesson, student), "a refusal leaves nothing");

      Broker.setProperty(LEAST_FREE, null);
      String attempt =
          student
              .api()
              .checkIn(ticket, key, Photos.frames(student.person()))
              .expect(202)
              .text("id");
      assertEquals("ACCEPTED", student.verdict(attempt).text("state"));
    }
  }

  private static long attempts(Lesson lesson, Student student) {
    return Rows.count(
        "select count(*) from checkin_attempt where session_id = ? and student_id = ?",
        lesson.id(),
        student.id());
  }
}
