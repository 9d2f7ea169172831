package org.adsum.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The broker dies while check-ins wait in it: a web node, a worker node, a pair of brokers. Four
 * servers: {@code -Dit.test=BrokerPairIT -Dadsum.cluster=true}.
 */
@EnabledIfSystemProperty(named = "adsum.cluster", matches = "true")
@Order(Integer.MAX_VALUE)
class BrokerPairIT {
  private static final int STUDENTS = 3;
  private static final int PRIMARY = 8050;
  private static final int BACKUP = 8150;
  private static final int WORKER = 8100;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Artemis: "Backup server ... is synchronized with live server". */
  private static final String IS_COPY = "AMQ221024";

  private record Sent(Api student, String attempt) {}

  @Test
  void whatWaitsInABrokerThatDiesIsJudgedFromItsBackup() throws Exception {
    try (Nodes nodes = new Nodes(AuditKeys.fresh(), PRIMARY, BACKUP)) {
      CompletableFuture<AdsumServer> primary =
          CompletableFuture.supplyAsync(() -> nodes.broker("broker", PRIMARY));
      AdsumServer web = nodes.first("web");
      AdsumServer broker = primary.join();
      nodes.broker("broker-backup", BACKUP);
      Await.until(
          "the backup has a copy", PATIENCE, () -> tells(nodes.log("broker-backup"), IS_COPY));
      URI at = web.baseUri();
      Api teacher = Api.signedInAt(at, "teacher1");
      String section = Lesson.section(teacher, Lesson.ALL);
      String lesson =
          teacher
              .post("sections/" + section + "/sessions", Json.createObjectBuilder().build())
              .expect(201)
              .text("id");
      List<Sent> sent = new ArrayList<>();
      for (int n = 1; n <= STUDENTS; n++) {
        sent.add(checkIn(n, at, teacher, lesson));
      }
      for (Sent one : sent) {
        assertEquals("PENDING", state(one), "nobody reads faces yet");
      }

      broker.killServer();
      nodes.another("worker", "worker", WORKER, web);

      for (Sent one : sent) {
        Await.until("a verdict on " + one, PATIENCE, () -> !state(one).equals("PENDING"));
        assertEquals("ACCEPTED", state(one));
      }
      Sent later = checkIn(STUDENTS + 1, at, teacher, lesson);
      Await.until("a verdict on " + later, PATIENCE, () -> state(later).equals("ACCEPTED"));
      teacher.post("sessions/" + lesson + "/close").expect(200);
    }
  }

  private static Sent checkIn(int number, URI at, Api teacher, String lesson) {
    Api student = Api.signedInAt(at, "student%02d".formatted(number));
    int person = (number - 1) % Photos.PEOPLE;
    String id = student.get("me").expect(200).text("id");
    Api.signedInAt(at, "admin")
        .upload("users/" + id + "/templates", "photos", Photos.enrolment(person))
        .expect(201);
    String code = teacher.get("sessions/" + lesson + "/code").expect(200).text("code");
    String ticket =
        student
            .post("tickets", Json.createObjectBuilder().add("code", code).build())
            .expect(201)
            .text("ticket");
    // Refused while clients find the backup; the page repeats it with the same key, too.
    String attempt =
        Await.value(
            "202",
            PATIENCE,
            () ->
                Optional.of(student.checkIn(ticket, "pair-" + number, Photos.frames(person)))
                    .filter(reply -> reply.status() == 202)
                    .map(reply -> reply.text("id")));
    return new Sent(student, attempt);
  }

  private static String state(Sent sent) {
    return sent.student().get("check-ins/" + sent.attempt()).expect(200).text("state");
  }

  private static boolean tells(Path log, String what) {
    try {
      return Files.readString(log).contains(what);
    } catch (NoSuchFileException notYet) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
