package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checking in without a face: the next code of the wall, and a teacher's word. */
@ExtendWith(Invariants.class)
class CodeRouteIT {
  private static final int WRONG = 5;

  /** What a student holds who has scanned and has seen the wall change. */
  private record Scan(String ticket, String next) {}

  private static Scan scan(Student student, Lesson lesson) {
    return new Scan(student.ticketOfAStepAgo(lesson), lesson.typedCode().code());
  }

  private static Reply confirm(Lesson lesson, List<String> attempts) {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    attempts.forEach(ids::add);
    return lesson
        .teacher()
        .post(
            "sessions/" + lesson.id() + "/reviews",
            Json.createObjectBuilder().add("attempts", ids).build());
  }

  private static Reply decide(Lesson lesson, String attempt, String decision) {
    return lesson
        .teacher()
        .post(
            "sessions/" + lesson.id() + "/reviews/" + attempt,
            Json.createObjectBuilder().add("decision", decision).build());
  }

  @Test
  void theNextCodeAndATeachersWordMakeOneRecordByCode() {
    Student one = Student.number(11);
    Student two = Student.number(12);
    one.choose("CODE");
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply ticket = one.scan(lesson.code()).expect(201);
      assertEquals("CODE", ticket.text("way"), "the way that was chosen, without a template");
      long scanned = lesson.typedCode().step();
      Reply other = two.scanForCode(lesson.code()).expect(201);
      String next = lesson.codeAfter(scanned);

      String key = UUID.randomUUID().toString();
      Reply sent = one.api().checkInByCode(ticket.text("ticket"), key, next).expect(202);
      String id = sent.text("id");
      assertEquals(
          id,
          one.api().checkInByCode(ticket.text("ticket"), key, next).expect(202).text("id"),
          "the same key gets the first answer");
      one.type(ticket.text("ticket"), next).expectProblem(409, "ticket-spent");
      String second = two.type(other.text("ticket"), next).expect(202).text("id");

      JsonObject mine = one.api().get("check-ins/" + id).expect(200).json();
      assertEquals("REVIEW", mine.getString("state"));
      assertEquals("OPEN", mine.getString("review"));
      assertEquals(0, lesson.records(one), "no mark before the teacher's word");
      one.scan(lesson.code()).expectProblem(409, "review-open");

      JsonObject seen =
          lesson.teacher().get("sessions/" + lesson.id() + "/attempts").expect(200).list().stream()
              .filter(a -> a.getString("id").equals(id))
              .findFirst()
              .orElseThrow();
      assertEquals("NO_FACE_CHOSEN", seen.getString("reason"));

      Reply confirmed = confirm(lesson, List.of(id, second, id)).expect(200);
      assertEquals(2, confirmed.list().size());
      confirmed.list().forEach(r -> assertEquals("CONFIRMED", r.getString("state")));
      assertEquals("PRESENT", lesson.record(one).getString("status"));
      assertEquals("CODE", lesson.record(one).getString("source"));
      assertEquals("CODE", lesson.record(two).getString("source"));
      confirm(lesson, List.of(id, second)).expect(200);
      assertEquals(1, lesson.records(one), "confirmed twice, marked once");
      one.scan(lesson.code()).expectProblem(409, "already-marked");
    } finally {
      one.choose("FACE");
    }
  }

  @Test
  void theTimeOfTheCodeDecidesNotThatOfTheConfirmation() {
    Student student = Student.number(13);
    Instant now = Instant.now();
    try (Lesson lesson =
        Lesson.open(
            Lesson.ALL,
            Json.createObjectBuilder()
                .add("opensAt", now.minus(Duration.ofMinutes(1)).toString())
                .add("lateFrom", now.toString())
                .add("closesAt", now.plus(Duration.ofHours(1)).toString())
                .build())) {
      Scan scan = scan(student, lesson);
      String id = student.type(scan.ticket(), scan.next()).expect(202).text("id");
      decide(lesson, id, "CONFIRM").expect(200);
      assertEquals("LATE", lesson.record(student).getString("status"));
    }
  }

  @Test
  void aCodeThatIsOldWrongOrOfTheScanItselfMarksNobodyAndTheFifthEndsTheTicket() {
    Student student = Student.number(14);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      long before = lesson.typedCode().step();
      lesson.codeAfter(before);
      Reply scanned = student.scanForCode(lesson.code()).expect(201);
      String ticket = scanned.text("ticket");
      Lesson.TypedCode own = lesson.typedCode();
      student.type(ticket, own.code()).expectProblem(409, "code-early");
      for (int i = 1; i <= 3; i++) {
        student.type(ticket, "ZZZZ-ZZZ" + i).expectProblem(404, "code-unknown");
      }
      student.type(ticket, "not a code").expectProblem(404, "code-unknown");
      student.type(ticket, own.code()).expectProblem(409, "code-early");
      assertEquals(
          WRONG - 1,
          Rows.count(
              "select wrong_codes from checkin_ticket where session_id = ? and student_id = ? and"
                  + " state = 'LIVE'",
              lesson.id(),
              student.id()));
      student.type(ticket, "ZZZZ-ZZZ9").expectProblem(404, "code-unknown");
      student.type(ticket, lesson.codeAfter(own.step())).expectProblem(409, "ticket-spent");
      assertEquals(0, lesson.records(student));
      assertEquals(
          0,
          Rows.count(
              "select count(*) from checkin_attempt where session_id = ? and student_id = ?",
              lesson.id(),
              student.id()));
    }
  }

  @Test
  void aLockedSessionAForeignTicketAndFramesBesidesTheCodeAreRefusedAndNothingIsSpent() {
    Student student = Student.number(15);
    Student thief = Student.number(16);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Scan scan = scan(student, lesson);
      thief.type(scan.ticket(), scan.next()).expectProblem(404, "ticket-unknown");
      lesson.lock();
      student.type(scan.ticket(), scan.next()).expectProblem(409, "session-locked");
      lesson.unlock();
      student
          .api()
          .sendForm(
              "check-ins",
              java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                  Api.form(
                      Map.of("ticket", scan.ticket(), "code", scan.next()),
                      "frames",
                      List.of(Photos.nobody()))))
          .expectProblem(400, "invalid-input");
      student
          .api()
          .checkInByCode(scan.ticket(), null, scan.next())
          .expectProblem(400, "idempotency-key-missing");
      Rows.change(
          "update checkin_ticket set expires_at = issued_at where session_id = ? and student_id = ?",
          lesson.id(),
          student.id());
      student.type(scan.ticket(), scan.next()).expectProblem(410, "ticket-expired");
      assertEquals(0, lesson.records(student));
    }
  }

  @Test
  void manySubmissionsAtOnceMakeOneCheckIn() throws Exception {
    Student student = Student.number(17);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Scan scan = scan(student, lesson);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      try {
        List<CompletableFuture<Reply>> replies =
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> student.type(scan.ticket(), scan.next()), pool))
                .toList();
        List<Integer> statuses = replies.stream().map(r -> r.join().status()).sorted().toList();
        assertEquals(List.of(202, 409, 409, 409, 409, 409, 409, 409), statuses);
      } finally {
        pool.shutdown();
      }
      assertEquals(
          1,
          Rows.count(
              "select count(*) from checkin_attempt where session_id = ? and student_id = ?",
              lesson.id(),
              student.id()));
    }
  }

  @Test
  void whoIsRefusedThreeTimesAsksTheTeacherAndAFaceStillCounts() {
    Student student = Student.enrolled(3);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      for (int i = 0; i < 3; i++) {
        Scan scan = scan(student, lesson);
        String id = student.type(scan.ticket(), scan.next()).expect(202).text("id");
        decide(lesson, id, "REFUSE").expect(200);
        confirm(lesson, List.of(id)).expect(200);
        assertEquals(0, lesson.records(student), "a refusal is not confirmed by the way");
      }
      student.scanForCode(lesson.code()).expectProblem(429, "too-many-tries");
      Reply verdict = student.checkIn(lesson);
      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
      assertEquals("FACE", lesson.record(student).getString("source"));
    }
  }

  @Test
  void aFaceThatCountsMeanwhileLeavesNothingToConfirm() {
    Student student = Student.enrolled(4);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Scan scan = scan(student, lesson);
      String id = student.type(scan.ticket(), scan.next()).expect(202).text("id");
      student.checkIn(lesson);
      Reply late = confirm(lesson, List.of(id)).expect(200);
      assertEquals("SUPERSEDED", late.list().get(0).getString("state"));
      assertEquals("FACE", lesson.record(student).getString("source"));
      assertEquals(1, lesson.records(student));
    }
  }

  @Test
  void onlyTheSectionsTeachersConfirmAndAllOrNone() {
    Student student = Student.number(18);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Scan scan = scan(student, lesson);
      String id = student.type(scan.ticket(), scan.next()).expect(202).text("id");
      JsonObject wanted =
          Json.createObjectBuilder().add("attempts", Json.createArrayBuilder().add(id)).build();
      Api.as("teacher2")
          .post("sessions/" + lesson.id() + "/reviews", wanted)
          .expectProblem(404, "not-found");
      student
          .api()
          .post("sessions/" + lesson.id() + "/reviews", wanted)
          .expectProblem(403, "forbidden");
      confirm(lesson, List.of(id, "0".repeat(26))).expectProblem(404, "not-found");
      assertEquals(0, lesson.records(student));
      assertEquals(
          "OPEN", student.api().get("check-ins/" + id).expect(200).json().getString("review"));
    }
  }

  @Test
  void theWayIsChosenFreelyAndNothingButTheChoiceIsKept() {
    Student student = Student.number(19);
    assertEquals("FACE", student.api().get("me/enrolment").expect(200).text("way"));
    student.choose("CODE");
    student.choose("CODE");
    assertEquals("CODE", student.api().get("me/enrolment").expect(200).text("way"));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'way.chosen' and subject = ?",
            student.id()));
    student
        .api()
        .put("me/way", Json.createObjectBuilder().build())
        .expectProblem(400, "invalid-input");
    student.choose("FACE");
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      student.scan(lesson.code()).expectProblem(409, "not-enrolled");
      Reply ticket = student.scanForCode(lesson.code()).expect(201);
      assertFalse(ticket.text("ticket").isEmpty());
    }
  }
}
