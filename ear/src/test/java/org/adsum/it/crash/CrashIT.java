package org.adsum.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was answered with 202 is judged once, whatever dies. These tests come last. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class CrashIT {
  private static final String QUEUE = "adsum.verification";
  private static final Duration RECOVERY = Duration.ofSeconds(120);

  private final AdsumServer server = Adsum.server();

  @Test
  void aServerKilledBetweenAnswerAndVerdictGivesOneVerdictAndClosesTheSessionThatEndedMeanwhile() {
    Student student = Student.enrolled(1);
    Lesson ending =
        Lesson.open(
            Lesson.FIRST_HALF,
            Json.createObjectBuilder()
                .add("lateFrom", Instant.now().plusSeconds(3).toString())
                .add("closesAt", Instant.now().plusSeconds(6).toString())
                .build());
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Broker.deliver(QUEUE, false);
      String ticket = student.ticket(lesson);
      String key = "crash-" + lesson.id();
      String attempt =
          student
              .api()
              .checkIn(ticket, key, Photos.frames(student.person()))
              .expect(202)
              .text("id");

      server.killServer();
      server.startServer();

      assertEquals("ACCEPTED", verdictAfterRecovery(student, attempt));
      assertEquals(1, lesson.records(student));
      assertEquals(
          1, Rows.count("select count(*) from verification_result where attempt_id = ?", attempt));
      Reply repeated =
          student.api().checkIn(ticket, key, Photos.frames(student.person())).expect(202);
      assertEquals(attempt, repeated.text("id"), "the first answer also after a crash");
      Await.until(
          "the session that ended meanwhile is closed",
          RECOVERY,
          () ->
              ending
                  .teacher()
                  .get("sessions/" + ending.id())
                  .expect(200)
                  .text("state")
                  .equals("CLOSED"));
    }
  }

  @Test
  void aDatabaseThatDiesAndComesBackLosesNoAcceptedCheckIn() {
    Student student = Student.enrolled(2);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Broker.deliver(QUEUE, false);
      String attempt = student.send(lesson);
      server.killDatabase();
      Broker.deliver(QUEUE, true);
      Reply meanwhile = Api.signIn("student09", Adsum.PASSWORD);
      assertTrue(meanwhile.status() >= 500, "no answer that would be a lie: " + meanwhile.body());

      server.startDatabase();

      assertEquals("ACCEPTED", verdictAfterRecovery(student, attempt));
      assertEquals(1, lesson.records(student));
      assertEquals(
          1, Rows.count("select count(*) from verification_result where attempt_id = ?", attempt));
    }
  }

  @Test
  void aDatabaseThatComesBackOnlyWhileTheServerStartsNeedsNobodysHand() {
    Path undeployed = server.settings().home().resolve("server/deployments/adsum.ear.failed");
    server.killServer();
    server.killDatabase();
    CompletableFuture<Void> back =
        CompletableFuture.runAsync(
            () -> {
              Await.until(
                  "the application found no database", RECOVERY, () -> Files.exists(undeployed));
              server.startDatabase();
            });

    server.startServer();

    back.join();
    Await.until("the server is ready", RECOVERY, server::isReady);
    Api.signIn("student09", Adsum.PASSWORD).expect(200, 201);
  }

  /** Asks the database: the API may still be coming back. */
  private static String verdictAfterRecovery(Student student, String attempt) {
    Await.until(
        "a verdict on " + attempt,
        RECOVERY,
        () ->
            Rows.count(
                    "select count(*) from checkin_attempt where id = ? and state = 'PENDING'",
                    attempt)
                == 0);
    Await.until("the server is ready", RECOVERY, Adsum.server()::isReady);
    return student.verdict(attempt).text("state");
  }
}
