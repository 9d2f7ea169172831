package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stop in order finishes the work or keeps it for the next start. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 2)
class StopIT {
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void aStopDuringCheckInsLosesNoneAndTakesNoLongerThanAMinute() {
    AdsumServer server = Adsum.server();
    List<String> attempts = new ArrayList<>();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      List<Student> students =
          List.of(Student.enrolled(1), Student.enrolled(2), Student.enrolled(3));
      List<String> tickets = students.stream().map(student -> student.ticket(lesson)).toList();
      for (int i = 0; i < students.size(); i++) {
        Student student = students.get(i);
        attempts.add(
            student.submit(tickets.get(i), Photos.frames(student.person())).expect(202).text("id"));
      }

      Instant began = Instant.now();
      server.stopServer();
      assertTrue(Duration.between(began, Instant.now()).compareTo(BOUND) < 0);
      server.startServer();

      for (String attempt : attempts) {
        Await.until(
            "a verdict on " + attempt,
            Duration.ofSeconds(120),
            () ->
                !Rows.column("select state from checkin_attempt where id = ?", attempt)
                    .equals(List.of("PENDING")));
        assertEquals(
            List.of("ACCEPTED"),
            Rows.column("select state from checkin_attempt where id = ?", attempt));
      }
    }
  }
}
