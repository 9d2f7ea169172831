package org.adsum.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.SmallDisk;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk with the broker's journal and the transaction log is full, really. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 2)
class FullDiskIT {
  private static final String QUEUE = "adsum.verification";
  private static final String LEAST_FREE = "adsum.disk.least-free-mb";
  private static final int LEAST = 40;
  private static final Duration TRIES = Duration.ofSeconds(60);

  private static SmallDisk disk;

  @BeforeAll
  static void moveToASmallDisk() {
    disk = SmallDisk.ofServer(200);
  }

  @AfterAll
  static void moveBack() {
    if (disk != null) {
      disk.close();
    }
  }

  @BeforeEach
  void lowerTheLimit() {
    Broker.setProperty(LEAST_FREE, String.valueOf(LEAST));
  }

  @AfterEach
  void makeRoom() {
    disk.free();
    Broker.setProperty(LEAST_FREE, null);
  }

  @Test
  void whoIsRefusedOnANearlyFullDiskIsTakenInWithTheSameTicketOnceThereIsRoom() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String ticket = student.ticket(lesson);
      List<byte[]> frames = Photos.frames(student.person());
      disk.leave(LEAST - 1);

      Reply refused = student.submit(ticket, frames).expectProblem(503, "unavailable");

      assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
      assertEquals(
          0, Rows.count("select count(*) from checkin_attempt where session_id = ?", lesson.id()));

      disk.free();

      String attempt = student.submit(ticket, frames).expect(202).text("id");
      assertEquals("ACCEPTED", student.verdict(attempt).text("state"));
      assertEquals(1, lesson.records(student));
    }
  }

  @Test
  void whatWaitsWhenTheLastByteIsTakenIsJudgedOnceThereIsRoom() {
    List<Student> students = List.of(Student.enrolled(2), Student.enrolled(3), Student.enrolled(4));
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Broker.deliver(QUEUE, false);
      List<String> attempts = students.stream().map(one -> one.send(lesson)).toList();
      Student late = Student.enrolled(5);
      String ticket = late.ticket(lesson);
      List<byte[]> frames = Photos.frames(late.person());
      long before = failedDeliveries();
      disk.leave(0);
      Broker.deliver(QUEUE, true);

      late.submit(ticket, frames).expectProblem(503, "unavailable");
      Await.until(
          "the worker has tried each more than three times",
          TRIES,
          () -> failedDeliveries() - before > 3L * attempts.size());
      assertEquals(
          attempts.size(),
          Rows.count(
              "select count(*) from checkin_attempt where session_id = ? and state = 'PENDING'",
              lesson.id()));
      disk.free();

      for (int i = 0; i < attempts.size(); i++) {
        assertEquals("ACCEPTED", students.get(i).verdict(attempts.get(i)).text("state"));
        assertEquals(1, lesson.records(students.get(i)));
      }
      String attempt = late.submit(ticket, frames).expect(202).text("id");
      assertEquals("ACCEPTED", late.verdict(attempt).text("state"));
    }
  }

  @Test
  void aSessionClosesWithoutRoomForTheBroker() {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      disk.leave(0);

      lesson.teacher().post("sessions/" + lesson.id() + "/close").expect(200);

      disk.free();

      assertEquals("CLOSED", state(lesson));
    }
  }

  private static String state(Lesson lesson) {
    return Rows.column("select state from attendance_session where id = ?", lesson.id()).get(0);
  }

  /** The broker's own word for each message that the worker put back. */
  private static long failedDeliveries() {
    try (Stream<String> lines = Files.lines(Adsum.server().logFile())) {
      return lines.filter(line -> line.contains("AMQ154004")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
