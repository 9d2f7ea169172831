package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A teacher's part: opening, locking, closing, correcting, exporting. */
@ExtendWith(Invariants.class)
class SessionsIT {
  private static final JsonObject NOW = Json.createObjectBuilder().build();

  @Test
  void openingTwiceGivesTheSameSession() {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply again =
          lesson.teacher().post("sections/" + lesson.section() + "/sessions", NOW).expect(200);
      assertEquals(lesson.id(), again.text("id"));
      Reply own = lesson.teacher().get("me/sections").expect(200);
      JsonObject section =
          own.list().stream()
              .filter(s -> s.getString("id").equals(lesson.section()))
              .findFirst()
              .orElseThrow();
      assertEquals(lesson.id(), section.getJsonObject("session").getString("id"));
    }
  }

  @Test
  void openingTenTimesAtOnceMakesOneSession() {
    Lesson.open(Lesson.FIRST_HALF).close();
    Api teacher = Api.as("teacher1");
    String section = Lesson.section(teacher, Lesson.FIRST_HALF);
    List<CompletableFuture<Reply>> presses =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> teacher.post("sections/" + section + "/sessions", NOW)))
            .toList();
    List<Reply> replies = presses.stream().map(press -> press.join().expect(200, 201)).toList();
    Set<String> ids = replies.stream().map(r -> r.text("id")).collect(Collectors.toSet());
    assertEquals(1, ids.size(), replies.toString());
    assertEquals(1, replies.stream().filter(r -> r.status() == 201).count());
    teacher.post("sessions/" + ids.iterator().next() + "/close").expect(200);
  }

  @Test
  void aClosedSessionStaysClosedAndItsMissingStudentsAreAbsent() {
    Lesson lesson = Lesson.open(Lesson.FIRST_HALF);
    lesson.lock();
    lesson.unlock();
    lesson.close();
    lesson.close();
    lesson
        .teacher()
        .post("sessions/" + lesson.id() + "/unlock")
        .expectProblem(409, "session-state");
    lesson.teacher().post("sessions/" + lesson.id() + "/lock").expectProblem(409, "session-state");
    List<JsonObject> rows =
        lesson.teacher().get("sessions/" + lesson.id() + "/records").expect(200).list();
    assertEquals(20, rows.size(), "the whole roster");
    assertTrue(rows.stream().allMatch(r -> r.getString("status").equals("ABSENT")));
  }

  @Test
  void timesThatDoNotFitAreRefused() {
    Api teacher = Api.as("teacher1");
    String path = "sections/" + Lesson.section(teacher, Lesson.FIRST_HALF) + "/sessions";
    Instant now = Instant.now();
    teacher
        .post(
            path,
            Json.createObjectBuilder()
                .add("opensAt", now.plusSeconds(7200).toString())
                .add("closesAt", now.plusSeconds(3600).toString())
                .build())
        .expectProblem(422, "session-times");
    teacher
        .post(path, Json.createObjectBuilder().add("opensAt", "tomorrow").build())
        .expectProblem(400, "invalid-input");
  }

  @Test
  void aSessionClosesByItselfAtItsEnd() {
    JsonObject brief =
        Json.createObjectBuilder()
            .add("lateFrom", Instant.now().plusSeconds(1).toString())
            .add("closesAt", Instant.now().plusSeconds(4).toString())
            .build();
    Lesson lesson = Lesson.open(Lesson.FIRST_HALF, brief);
    Await.until(
        "the session is closed",
        Duration.ofSeconds(75),
        () ->
            lesson
                .teacher()
                .get("sessions/" + lesson.id())
                .expect(200)
                .text("state")
                .equals("CLOSED"));
  }

  @Test
  void aCorrectionNeedsAReasonAndTheVersionThatWasRead() {
    Student student = Student.enrolled(6);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Api teacher = lesson.teacher();
      String path = "sessions/" + lesson.id() + "/records/" + student.id();
      teacher.put(path, mark("EXCUSED", "", 0)).expectProblem(400, "invalid-input");
      Reply first = teacher.put(path, mark("EXCUSED", "Medical note", 0)).expect(200);
      assertEquals("EXCUSED", first.text("status"));
      assertEquals("TEACHER", first.text("source"));
      int version = first.json().getInt("version");
      teacher.put(path, mark("ABSENT", "Too slow", 0)).expectProblem(409, "changed-meanwhile");
      teacher.put(path, mark("PRESENT", "Seen in the room", version)).expect(200);
      teacher
          .put(path, mark("ABSENT", "Read before", version))
          .expectProblem(409, "changed-meanwhile");
      // What a teacher set stays: there is nothing left for a check-in to do.
      student.scan(lesson.code()).expectProblem(409, "already-marked");
      assertEquals(
          List.of("EXCUSED", "PRESENT"),
          Rows.column(
              "select c.to_status from attendance_correction c join attendance_record r"
                  + " on r.id = c.record_id where r.session_id = ? order by c.seq",
              lesson.id()));
    }
  }

  @Test
  void aCorrectionOfSomebodyWhoIsNotOnTheRosterIsRefused() {
    Student other = Student.number(33);
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      lesson
          .teacher()
          .put(
              "sessions/" + lesson.id() + "/records/" + other.id(),
              mark("PRESENT", "Sat in the last row", 0))
          .expectProblem(403, "not-on-roster");
    }
  }

  @Test
  void aMarkThatATeacherSetsWhileTheFaceIsBeingReadStays() {
    Student student = Student.enrolled(5);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt =
          student.submit(student.ticket(lesson), Photos.frames(student.person())).text("id");
      Reply marked =
          lesson
              .teacher()
              .put(
                  "sessions/" + lesson.id() + "/records/" + student.id(),
                  mark("EXCUSED", "Was quicker", 0));
      Reply verdict = student.verdict(attempt);
      assertEquals(1, lesson.records(student));
      if (marked.status() == 200) {
        assertEquals("EXCUSED", lesson.record(student).getString("status"), verdict.body());
      } else {
        marked.expectProblem(409, "changed-meanwhile");
      }
    }
  }

  @Test
  void theExportHasTheAgreedColumnsAndNoCellThatStartsAFormula() {
    Api admin = Api.as("admin");
    JsonObject user = newUser("csv" + Instant.now().toEpochMilli(), "=1+1");
    String formula = admin.post("users", user).expect(201).text("id");
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      admin.put("sections/" + lesson.section() + "/students/" + formula).expect(200, 204);
      Reply csv =
          lesson.teacher().get("sessions/" + lesson.id() + "/records", "text/csv").expect(200);
      assertTrue(csv.header("Content-Type").startsWith("text/csv"), csv.header("Content-Type"));
      List<String> lines = csv.body().replace("\uFEFF", "").lines().toList();
      assertEquals("session,date,student id,name,status,time,source", lines.get(0));
      assertEquals(22, lines.size(), "header, 20 students and the new one");
      assertTrue(csv.body().contains("'=1+1"), csv.body());
      assertFalse(csv.body().contains(",=1+1"), csv.body());
      assertFalse(csv.body().contains(",\"=1+1"), csv.body());
      admin.delete("sections/" + lesson.section() + "/students/" + formula).expect(200, 204);
    }
  }

  @Test
  void nobodyIsGivenAFutureCode() {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      JsonObject code =
          lesson.teacher().get("sessions/" + lesson.id() + "/code").expect(200).json();
      Instant expires = Instant.parse(code.getString("expiresAt"));
      Instant latest = Instant.now().plusSeconds(code.getInt("stepSeconds") + 1);
      assertFalse(expires.isAfter(latest), expires.toString());
      assertTrue(code.getJsonNumber("step").longValue() > 0);
    }
  }

  private static JsonObject mark(String status, String reason, int version) {
    return Json.createObjectBuilder()
        .add("status", status)
        .add("reason", reason)
        .add("version", version)
        .build();
  }

  private static JsonObject newUser(String username, String name) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("name", name)
        .add("roles", Json.createArrayBuilder().add("STUDENT"))
        .build();
  }
}
