package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a monitoring system reads. */
@ExtendWith(Invariants.class)
class MetricsIT {
  @Test
  void aCheckInAndARefusalAreCountedWithoutAWordAboutThePerson() throws Exception {
    Student student = Student.enrolled(3);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals("ACCEPTED", student.checkIn(lesson).text("state"));
      Api.signIn(student.username(), "wrong password, surely");
      Await.until(
          "the verdict is counted",
          Duration.ofSeconds(15),
          () -> read("prometheus").contains("adsum_verdicts_total{"));

      String told = read("prometheus");

      assertTrue(
          Pattern.compile("adsum_verdicts_total\\{[^}]*state=\"ACCEPTED\"").matcher(told).find());
      assertTrue(told.contains("adsum_refusals_total{"), told);
      assertTrue(told.contains("code=\"sign-in-failed\""));
      assertTrue(told.contains("adsum_verdict_time_seconds_count"), told);
      assertTrue(
          Pattern.compile("adsum_verdicts_within_total\\{[^}]*le=\"\\+Inf\"").matcher(told).find(),
          told);
      for (String secret : Set.of(student.username(), student.id(), lesson.id())) {
        assertFalse(told.contains(secret), secret);
      }
    }
  }

  @Test
  void everyFigureOfTheAlertRulesIsTold() throws Exception {
    Set<String> missing = new TreeSet<>();
    String rules = Files.readString(Adsum.project().resolve("server-config/alerts.yaml"));
    String told = read("prometheus");
    Pattern.compile("adsum_\\w+")
        .matcher(rules)
        .results()
        .map(match -> match.group())
        // Counters show with their first count.
        .filter(name -> !name.endsWith("_total"))
        .filter(name -> !told.contains(name + " ") && !told.contains(name + "{"))
        .forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  @Test
  void healthTellsReasonsAndLivenessAsksNoDatabase() {
    String ready = read("health/ready");

    for (String name : Set.of("queue.pending", "queue.oldest-seconds", "platform.disk-free-mb")) {
      assertTrue(ready.contains(name), ready);
    }
    assertFalse(read("health/live").contains("database"));
    assertTrue(read("health/started").contains("adsum-started"));
  }

  private static String read(String path) {
    URI address = Adsum.server().managementUri().resolve(path);
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
