package org.adsum.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.UUID;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.CrashPoint;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.adsum.launcher.LaunchProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wherever the server halts between taking a check-in and telling its verdict: one verdict, one
 * record, one audit entry, and nobody does anything but start it again.
 */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class CrashPointsIT {
  private static final String QUEUE = "adsum.verification";

  /** In-doubt transactions hold the attempt's row for at most this long after ready. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static Lesson lesson;

  private final AdsumServer server = Adsum.server();

  @BeforeAll
  static void loadTheRules() {
    CrashPoint.load();
    lesson = Lesson.open(Lesson.ALL);
  }

  @AfterAll
  static void close() {
    lesson.close();
  }

  @ParameterizedTest
  @CsvSource({
    "before-commit, 3",
    "between-prepare-and-commit, 5",
    "after-commit-before-push, 7",
    "inside-the-network, 8"
  })
  void aServerThatHaltsThereGivesOneVerdictAfterItsNextStart(String point, int number) {
    Student student = student(number);
    String attempt = haltAt(point, student);

    server.startServer();

    requireOneVerdict(student, attempt);
  }

  /** Each costs a start of the server, so these two come only when they are asked for. */
  @EnabledIfSystemProperty(named = "adsum.it.all-crash-points", matches = "true")
  @ParameterizedTest
  @CsvSource({"prepared-without-decision, 4", "between-two-commits, 6"})
  void aServerThatHaltsBetweenTwoBranchesGivesOneVerdictAfterItsNextStart(
      String point, int number) {
    aServerThatHaltsThereGivesOneVerdictAfterItsNextStart(point, number);
  }

  @Test
  void aServerThatHaltsWhileItRecoversRecoversAtTheStartAfterThat() {
    Student student = student(9);
    String attempt = haltAt("between-prepare-and-commit", student);
    CrashPoint.arm("during-recovery");
    try {
      server.startServer();
    } catch (LaunchProblem halted) {
      // Recovery may come before ready, and the launcher says so.
      assertFalse(CrashPoint.isArmed("during-recovery"), halted.getMessage());
    }
    CrashPoint.awaitDeath("during recovery");

    server.startServer();

    requireOneVerdict(student, attempt);
  }

  private static Student student(int number) {
    return Student.enrolledAs(number, number % Photos.PEOPLE);
  }

  /** Takes a check-in in, and lets the server halt on the way to its verdict. */
  private static String haltAt(String point, Student student) {
    Broker.deliver(QUEUE, false);
    String attempt =
        student
            .api()
            .checkIn(
                student.ticket(lesson),
                UUID.randomUUID().toString(),
                Photos.frames(student.person()))
            .expect(202)
            .text("id");
    CrashPoint.arm(point);
    try {
      Broker.deliver(QUEUE, true);
    } catch (RuntimeException halted) {
      // The answer may be lost with the server; whether it is dead is asked next.
      assertFalse(CrashPoint.isArmed(point), halted.getMessage());
    }
    CrashPoint.awaitDeath(point);
    return attempt;
  }

  private static void requireOneVerdict(Student student, String attempt) {
    long ready = System.nanoTime();
    Await.until(
        "a verdict on " + attempt,
        RECOVERY,
        () ->
            Rows.count(
                    "select count(*) from checkin_attempt where id = ? and state = 'PENDING'",
                    attempt)
                == 0);
    System.out.printf("Verdict %.1f s after ready%n", (System.nanoTime() - ready) / 1e9);
    assertEquals("ACCEPTED", student.verdict(attempt).text("state"));
    assertEquals(1, lesson.records(student));
    assertEquals(
        1, Rows.count("select count(*) from verification_result where attempt_id = ?", attempt));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'attempt.concluded' and details like"
                + " concat('attempt=', ?, ' %')",
            attempt));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'record.created' and stream = ? and"
                + " subject = ?",
            "session:" + lesson.id(),
            student.id()));
    Invariants.require(RECOVERY);
  }
}
