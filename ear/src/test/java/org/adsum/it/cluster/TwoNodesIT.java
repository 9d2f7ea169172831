package org.adsum.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.BoardNews;
import org.adsum.it.support.Browser;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * One of two nodes dies while a class checks in, and is started again. Three servers more than the
 * other tests: {@code -Dit.test=TwoNodesIT -Dadsum.cluster=true}.
 */
@EnabledIfSystemProperty(named = "adsum.cluster", matches = "true")
@Order(1)
class TwoNodesIT {
  private static final int STUDENTS = 12;
  private static final int BROKER = 8050;
  private static final int SECOND = 8100;
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /** A student with the token that the first node gave, and the ticket for the lesson. */
  private record Attendee(int number, String id, Api api, String ticket, String key) {}

  /** What is looked at. */
  private interface Check {
    void run() throws Exception;
  }

  @Test
  void aNodeThatIsKilledInTheMiddleOfAClassLosesNothingAndSignsNobodyOut() throws Exception {
    try (Nodes nodes = new Nodes(AuditKeys.fresh(), BROKER)) {
      CompletableFuture<AdsumServer> broker =
          CompletableFuture.supplyAsync(() -> nodes.broker("broker", BROKER));
      AdsumServer dying = nodes.first("all");
      broker.join();
      URI first = dying.baseUri();
      URI second = nodes.another("second", "all", SECOND, dying).baseUri();
      Api teacher = Api.signedInAt(first, "teacher1");
      Browser browser = Browser.signedInAt(first, "student40", Adsum.PASSWORD);
      enrol(Api.signedInAt(first, "admin"), first);
      String section = Lesson.section(teacher, Lesson.ALL);
      String lesson =
          teacher
              .post("sections/" + section + "/sessions", Json.createObjectBuilder().build())
              .expect(201)
              .text("id");
      BoardNews board = new BoardNews();
      WebSocket line = teacher.on(second).listen("live/session/" + lesson, board);
      String code = code(teacher, lesson);
      List<Attendee> attendees =
          IntStream.rangeClosed(1, STUDENTS).mapToObj(n -> arrive(n, first, code)).toList();
      Api other = Api.signedInAt(first, "teacher2");
      String endsSoon = openedForAFewSeconds(other);

      Api left = teacher.on(second);
      List<String> accepted =
          everybody(
              attendees,
              dying,
              second,
              () -> {
                Set<Long> seen = Set.copyOf(board.steps());
                assertEquals(
                    200,
                    browser.open(second.resolve("student")).statusCode(),
                    "signed in by cookie");
                assertTrue(code(left, lesson).length() > 8);
                Await.until(
                    "a new code on the other node's board",
                    PATIENCE,
                    () -> !seen.containsAll(board.steps()));
                Await.until(
                    "a session whose timer the dead node made is closed",
                    PATIENCE,
                    () -> state(other.on(second), endsSoon).equals("CLOSED"));
              });

      assertEquals(STUDENTS, Set.copyOf(accepted).size(), "attempts");
      for (int i = 0; i < STUDENTS; i++) {
        assertEquals(
            "ACCEPTED", verdict(attendees.get(i).api().on(second), accepted.get(i)), "verdict");
      }
      List<JsonObject> records = left.get("sessions/" + lesson + "/records").expect(200).list();
      assertEquals(
          attendees.stream().map(Attendee::id).collect(Collectors.toSet()),
          records.stream()
              .filter(row -> row.getString("status", "").equals("PRESENT"))
              .map(row -> row.getString("student"))
              .collect(Collectors.toSet()),
          "who is present on the other node's board");
      Await.until(
          "the other node's board was told of everybody",
          PATIENCE,
          () -> board.judged().containsAll(accepted));
      line.abort();
      left.post("sessions/" + lesson + "/close").expect(200);
    }
  }

  /** As soon as may be, and closed by a timer. */
  private static String openedForAFewSeconds(Api teacher) {
    Instant now = Instant.now();
    return teacher
        .post(
            "sections/" + Lesson.section(teacher, Lesson.SECOND_HALF) + "/sessions",
            Json.createObjectBuilder()
                .add("lateFrom", now.plusSeconds(10).toString())
                .add("closesAt", now.plusSeconds(20).toString())
                .build())
        .expect(201)
        .text("id");
  }

  private static String state(Api teacher, String lesson) {
    return teacher.get("sessions/" + lesson).expect(200).text("state");
  }

  private static void enrol(Api admin, URI node) {
    for (int n = 1; n <= STUDENTS; n++) {
      String id = Api.signedInAt(node, name(n)).get("me").expect(200).text("id");
      admin
          .upload("users/" + id + "/templates", "photos", Photos.enrolment((n - 1) % Photos.PEOPLE))
          .expect(201);
    }
  }

  private static Attendee arrive(int number, URI node, String code) {
    Api api = Api.signedInAt(node, name(number));
    String ticket =
        api.post("tickets", Json.createObjectBuilder().add("code", code).build())
            .expect(201)
            .text("ticket");
    return new Attendee(
        number, api.get("me").expect(200).text("id"), api, ticket, "two-nodes-" + number);
  }

  /** Sends the frames of all, some at once, and kills the first node when half were answered. */
  private static List<String> everybody(
      List<Attendee> all, AdsumServer dying, URI second, Check whileDead) throws Exception {
    AtomicInteger answered = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<String>> running = new ArrayList<>();
      for (Attendee attendee : all) {
        Callable<String> check =
            () -> {
              String attempt = checkIn(attendee, second);
              if (answered.incrementAndGet() == STUDENTS / 2) {
                dying.killServer();
                whileDead.run();
                // As a service manager does. A check-in caught between prepare and commit stays
                // locked until this node has read its transaction log (docs/scale.md).
                dying.startServer();
              }
              return attempt;
            };
        running.add(senders.submit(check));
      }
      List<String> attempts = new ArrayList<>();
      for (Future<String> one : running) {
        attempts.add(one.get());
      }
      return attempts;
    } finally {
      senders.shutdownNow();
    }
  }

  /** As the student page does behind a load balancer: no answer means once more, same key. */
  private static String checkIn(Attendee attendee, URI second) {
    List<byte[]> frames = Photos.frames((attendee.number() - 1) % Photos.PEOPLE);
    try {
      return attendee
          .api()
          .checkIn(attendee.ticket(), attendee.key(), frames)
          .expect(202)
          .text("id");
    } catch (UncheckedIOException nobodyThere) {
      return Await.value(
          "an answer of the other node",
          PATIENCE,
          () ->
              Optional.of(
                      attendee.api().on(second).checkIn(attendee.ticket(), attendee.key(), frames))
                  .filter(reply -> reply.status() == 202)
                  .map(reply -> reply.text("id")));
    }
  }

  private static String verdict(Api student, String attempt) {
    return Await.value(
            "a verdict on " + attempt,
            PATIENCE,
            () ->
                Optional.of(student.get("check-ins/" + attempt).expect(200))
                    .filter(reply -> !reply.text("state").equals("PENDING")))
        .text("state");
  }

  private static String code(Api teacher, String lesson) {
    return teacher.get("sessions/" + lesson + "/code").expect(200).text("code");
  }

  private static String name(int number) {
    return "student%02d".formatted(number);
  }
}
