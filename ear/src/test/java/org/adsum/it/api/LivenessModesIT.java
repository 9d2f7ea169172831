package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Liveness that decides, what a person then decides, and liveness that is off: on the same server,
 * started again with another setting. Before the crash tests, after all others.
 */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class LivenessModesIT {
  private static final String SETTING = "ADSUM_LIVENESS";
  private static final String STILL = "FRONT,FRONT,FRONT,FRONT,FRONT";

  @AfterAll
  static void asBefore() {
    Adsum.server().restartServer(SETTING, "advisory");
  }

  private static List<String> challenge(Reply ticket) {
    return ticket.json().getJsonArray("challenge").getValuesAs(JsonString::getString);
  }

  private static List<byte[]> copies(Student student, int count) {
    return Photos.copies(Photos.frames(student.person()).get(0), count);
  }

  private static Reply decide(Api who, String session, String attempt, String decision) {
    JsonObject body = Json.createObjectBuilder().add("decision", decision).build();
    return who.post("sessions/" + session + "/reviews/" + attempt, body);
  }

  private static Reply decide(Lesson lesson, String attempt, String decision) {
    return decide(lesson.teacher(), lesson.id(), attempt, decision);
  }

  /** How the review stands on the teacher's board. */
  private static String onTheBoard(Lesson lesson, String attempt) {
    return lesson.teacher().get("sessions/" + lesson.id() + "/attempts").expect(200).list().stream()
        .filter(one -> one.getString("id").equals(attempt))
        .map(one -> one.getString("review"))
        .findFirst()
        .orElseThrow();
  }

  /** A check-in of the right face that does not move: under enforcement always a review. */
  private static String inReview(Student student, Lesson lesson) {
    String ticket = student.ticket(lesson);
    Reply sent = student.submit(ticket, copies(student, 5), STILL).expect(202);
    Reply verdict = student.verdict(sent.text("id"));
    assertEquals("REVIEW", verdict.text("state"), verdict.body());
    return verdict.text("id");
  }

  /** ADSUM_LIVENESS=enforced, the default outside of demonstrations. */
  @Nested
  @Order(1)
  class Enforced {
    @BeforeAll
    static void begin() {
      Adsum.server().restartServer(SETTING, "enforced");
    }

    @Test
    void aTicketAsksForTwoMovesThatTheServerDraws() {
      Student student = Student.enrolled(1);
      Set<List<String>> drawn = new HashSet<>();
      for (int i = 0; i < 8; i++) {
        try (Lesson lesson = Lesson.open(Lesson.ALL)) {
          List<String> places = challenge(student.scan(lesson.code()).expect(201));
          assertEquals(4, places.size());
          assertEquals("FRONT", places.get(0));
          assertEquals("FRONT", places.get(3));
          assertNotEquals(places.get(1), places.get(2));
          assertTrue(Set.of("LEFT", "RIGHT", "UP", "CLOSER").containsAll(places.subList(1, 3)));
          drawn.add(places);
        }
      }
      // Eight times the same of twelve: once in 12^7 runs.
      assertTrue(drawn.size() > 1, "always " + drawn);
    }

    /** Otherwise one would scan until the moves suit a recording. */
    @Test
    void whoScansAgainIsAskedForTheSameMovesUntilTheyAreAnswered() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        List<String> asked = challenge(student.scan(lesson.code()).expect(201));
        String again = "";
        for (int i = 0; i < 6; i++) {
          Reply scanned = student.scan(lesson.code()).expect(201);
          assertEquals(asked, challenge(scanned));
          again = scanned.text("ticket");
        }
        // As if that scan had been made before signing in: its moves are of nobody's choice, too.
        String other = asked.get(1).equals("UP") ? "FRONT,LEFT,UP,FRONT" : "FRONT,UP,LEFT,FRONT";
        Rows.change(
            "update checkin_ticket set student_id = null, challenge = ? where session_id = ? and"
                + " student_id = ? and state = 'LIVE'",
            other,
            lesson.id(),
            student.id());
        JsonObject found = Json.createObjectBuilder().add("ticket", again).build();
        Reply taken = student.api().post("tickets/take", found).expect(200);
        assertEquals(asked, challenge(taken));
      }
    }

    @Test
    void threeCheckInsThatAPersonMustJudgeEndTheTries() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        for (int i = 0; i < 3; i++) {
          inReview(student, lesson);
        }
        student.scan(lesson.code()).expectProblem(429, "too-many-tries");
      }
    }

    @Test
    void framesThatDoNotFollowTheChallengeAreRefusedAndTheTicketLives() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply scanned = student.scan(lesson.code()).expect(201);
        String ticket = scanned.text("ticket");
        List<String> asked = challenge(scanned);
        String swapped = String.join(",", asked.get(0), asked.get(2), asked.get(1), asked.get(3));
        List<String> wrong =
            List.of(
                swapped, "FRONT,FRONT,FRONT,FRONT", "FRONT,DOWN,UP,FRONT", "", "x".repeat(5000));
        for (String places : wrong) {
          student
              .submit(ticket, copies(student, 4), places)
              .expectProblem(422, "challenge-mismatch");
        }
        student.submit(ticket, copies(student, 4)).expectProblem(422, "challenge-mismatch");
        student.submit(ticket, copies(student, 3)).expectProblem(422, "challenge-mismatch");
        student
            .submit(ticket, copies(student, 5), String.join(",", asked))
            .expectProblem(422, "challenge-mismatch");
        assertEquals(
            0,
            Rows.count("select count(*) from checkin_attempt where session_id = ?", lesson.id()));
        assertEquals(
            List.of("LIVE"),
            Rows.column(
                "select state from checkin_ticket where session_id = ? and student_id = ?",
                lesson.id(),
                student.id()));

        Reply sent = student.submit(ticket, copies(student, 5)).expect(202);
        assertEquals("REVIEW", student.verdict(sent.text("id")).text("state"));
      }
    }

    @Test
    void aStillPhotoIsNeverARecordByItself() {
      Student student = Student.enrolled(2);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply scanned = student.scan(lesson.code()).expect(201);
        String places = String.join(",", challenge(scanned));
        Reply sent = student.submit(scanned.text("ticket"), copies(student, 4), places).expect(202);
        Reply moved = student.verdict(sent.text("id"));
        Reply still = student.checkIn(lesson, copies(student, 5));

        for (Reply verdict : List.of(moved, still)) {
          assertEquals("REVIEW", verdict.text("state"), verdict.body());
          assertEquals("UNSURE", verdict.text("reason"));
          assertEquals("OPEN", verdict.text("review"));
          for (String secret : List.of("liveness", "movement", "similarity", "NOT_DONE")) {
            assertFalse(verdict.body().contains(secret), verdict.body());
          }
        }
        assertEquals(
            List.of("NOT_DONE", "NOT_ASKED"),
            Rows.column(
                "select v.movement from verification_result v join checkin_attempt a"
                    + " on a.id = v.attempt_id where a.session_id = ? order by a.submitted_at",
                lesson.id()));
        assertEquals(0, lesson.records(student));
      }
    }

    /**
     * The way of everybody else, shown with what is at hand: a photo that was warped and enlarged.
     * That this passes is a known limit, told in docs/operate.md.
     */
    @Test
    void whoMakesTheMovesAskedForAndLooksAliveIsMarkedAtOnce() {
      Student student = Student.enrolled(2);
      int person = student.person();
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        // As if these two of the twelve orders' moves had been drawn, for which there are pictures.
        List<String> asked = List.of("FRONT", "UP", "CLOSER", "FRONT");
        Rows.change(
            "update checkin_ticket set challenge = ? where session_id = ? and student_id = ?",
            String.join(",", asked),
            lesson.id(),
            student.id());
        List<byte[]> frames =
            asked.stream()
                .map(
                    place ->
                        switch (place) {
                          case "UP" -> Photos.chinUp(person);
                          case "CLOSER" -> Photos.closer(person);
                          default -> Photos.frames(person).get(0);
                        })
                .toList();
        Reply sent = student.submit(ticket, frames, String.join(",", asked)).expect(202);
        Reply verdict = student.verdict(sent.text("id"));

        assertEquals(
            List.of("DONE"),
            Rows.column(
                "select movement from verification_result where attempt_id = ?",
                verdict.text("id")));
        assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
        assertEquals("FACE", lesson.record(student).getString("source"));
        assertEquals(1, lesson.records(student));
      }
    }

    @Test
    void aFaceThatIsNotRecognisedIsRejectedAsEver() {
      Student student = Student.enrolled(3);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply verdict =
            student.checkIn(lesson, Photos.copies(Photos.frames(student.person() + 1).get(0), 5));
        assertEquals("REJECTED", verdict.text("state"), verdict.body());
        assertEquals("NOT_RECOGNISED", verdict.text("reason"));
        decide(lesson, verdict.text("id"), "CONFIRM").expectProblem(404, "not-found");
      }
    }

    @Test
    void aTeachersConfirmationMakesOneRecordAndTwiceIsHarmless() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        assertEquals("OPEN", onTheBoard(lesson, attempt));

        for (int i = 0; i < 2; i++) {
          Reply decided = decide(lesson, attempt, "CONFIRM").expect(200);
          assertEquals("CONFIRMED", decided.text("state"));
          JsonObject record = decided.json().getJsonObject("record");
          assertEquals("PRESENT", record.getString("status"));
          assertEquals("REVIEW", record.getString("source"));
        }

        assertEquals(1, lesson.records(student));
        assertEquals("CONFIRMED", onTheBoard(lesson, attempt));
        Reply own = student.api().get("check-ins/" + attempt).expect(200);
        assertEquals("REVIEW", own.text("state"));
        assertEquals("CONFIRMED", own.text("review"));
        assertEquals("PRESENT", own.json().getJsonObject("record").getString("status"));
        assertEquals(
            List.of("attempt.concluded", "record.created", "review.decided"),
            Rows.column(
                "select action from audit_entry where stream = ? and details like ? order by seq",
                "session:" + lesson.id(),
                "%attempt=" + attempt + "%"));
        decide(lesson, attempt, "REFUSE").expectProblem(409, "review-decided");
        assertEquals(1, lesson.records(student));
        student.scan(lesson.code()).expectProblem(409, "already-marked");
      }
    }

    @Test
    void confirmedByManyAtOnceItIsOneRecord() {
      Student student = Student.enrolled(4);
      ExecutorService eight = Executors.newFixedThreadPool(8);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        List<CompletableFuture<Reply>> posts =
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> decide(lesson, attempt, "CONFIRM"), eight))
                .toList();
        posts.forEach(post -> assertEquals("CONFIRMED", post.join().expect(200).text("state")));
        assertEquals(1, lesson.records(student));
        assertEquals(
            1,
            Rows.count(
                "select count(*) from audit_entry where stream = ? and action = 'review.decided'",
                "session:" + lesson.id()));
      } finally {
        eight.shutdownNow();
      }
    }

    @Test
    void confirmedAndRefusedAtOnceItIsOneOfThem() {
      Student student = Student.enrolled(5);
      ExecutorService two = Executors.newFixedThreadPool(2);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        CompletableFuture<Reply> yes =
            CompletableFuture.supplyAsync(() -> decide(lesson, attempt, "CONFIRM"), two);
        CompletableFuture<Reply> no =
            CompletableFuture.supplyAsync(() -> decide(lesson, attempt, "REFUSE"), two);
        boolean confirmed = yes.join().status() == 200;
        (confirmed ? yes : no).join().expect(200);
        (confirmed ? no : yes).join().expectProblem(409, "review-decided");
        assertEquals(confirmed ? 1 : 0, lesson.records(student));
        assertEquals(confirmed ? "CONFIRMED" : "REFUSED", onTheBoard(lesson, attempt));
      } finally {
        two.shutdownNow();
      }
    }

    @Test
    void aRefusalLeavesNoRecordAndStands() {
      Student student = Student.enrolled(2);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        for (int i = 0; i < 2; i++) {
          Reply decided = decide(lesson, attempt, "REFUSE").expect(200);
          assertEquals("REFUSED", decided.text("state"));
          assertTrue(decided.json().isNull("record") || !decided.json().containsKey("record"));
        }
        decide(lesson, attempt, "CONFIRM").expectProblem(409, "review-decided");
        assertEquals(0, lesson.records(student));
        assertEquals("REFUSED", onTheBoard(lesson, attempt));
        assertEquals(
            "REFUSED", student.api().get("check-ins/" + attempt).expect(200).text("review"));
      }
    }

    @Test
    void onlyWhoTeachesTheSectionFindsTheReview() {
      Student student = Student.enrolled(3);
      try (Lesson lesson = Lesson.open(Lesson.ALL);
          Lesson other = Lesson.open(Lesson.FIRST_HALF)) {
        String attempt = inReview(student, lesson);
        decide(Api.as("teacher2"), lesson.id(), attempt, "CONFIRM").expectProblem(404, "not-found");
        decide(student.api(), lesson.id(), attempt, "CONFIRM").expectProblem(403, "forbidden");
        decide(Api.anonymous(), lesson.id(), attempt, "CONFIRM")
            .expectProblem(401, "not-signed-in");
        decide(other, attempt, "CONFIRM").expectProblem(404, "not-found");
        decide(lesson, "0".repeat(26), "CONFIRM").expectProblem(404, "not-found");
        decide(lesson, "nonsense", "CONFIRM").expect(404);
        decide(lesson, attempt, "MAYBE").expectProblem(400, "invalid-input");
        lesson
            .teacher()
            .post(
                "sessions/" + lesson.id() + "/reviews/" + attempt,
                Json.createObjectBuilder().build())
            .expectProblem(400, "invalid-input");
        assertEquals(0, lesson.records(student));
        assertEquals("OPEN", onTheBoard(lesson, attempt));

        decide(Api.as("admin"), lesson.id(), attempt, "CONFIRM").expect(200);
        assertEquals(1, lesson.records(student));
      }
    }

    @Test
    void theTimeOfSubmissionDecidesAlsoWhenTheSessionIsOver() {
      Student student = Student.enrolled(4);
      Instant now = Instant.now();
      JsonObject late =
          Json.createObjectBuilder()
              .add("opensAt", now.minusSeconds(600).toString())
              .add("lateFrom", now.minusSeconds(300).toString())
              .add("closesAt", now.plusSeconds(3600).toString())
              .build();
      Lesson lesson = Lesson.open(Lesson.ALL, late);
      String attempt = inReview(student, lesson);
      lesson.close();

      Reply decided = decide(lesson, attempt, "CONFIRM").expect(200);

      assertEquals("LATE", decided.json().getJsonObject("record").getString("status"));
      assertEquals(1, lesson.records(student));
    }

    @Test
    void whoWasMarkedByHandNeedsNoReview() {
      Student student = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        JsonObject excused =
            Json.createObjectBuilder()
                .add("status", "EXCUSED")
                .add("reason", "doctor's note")
                .add("version", 0)
                .build();
        lesson
            .teacher()
            .put("sessions/" + lesson.id() + "/records/" + student.id(), excused)
            .expect(200);
        assertEquals("SUPERSEDED", onTheBoard(lesson, attempt));
        decide(lesson, attempt, "REFUSE").expectProblem(409, "review-decided");

        Reply decided = decide(lesson, attempt, "CONFIRM").expect(200);

        assertEquals("SUPERSEDED", decided.text("state"));
        assertEquals(
            "EXCUSED", decided.json().getJsonObject("record").getString("status"), "stays");
        assertEquals(1, lesson.records(student));
      }
    }

    @Test
    void aResultNamesThePolicyThatLivenessDecidesIn() {
      Student student = Student.enrolled(5);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String attempt = inReview(student, lesson);
        assertEquals(
            List.of("ENFORCED"),
            Rows.column(
                "select p.liveness_mode from verification_result v join verification_policy p"
                    + " on p.version = v.policy_version where v.attempt_id = ? and v.liveness is"
                    + " not null and p.liveness_from > 0 and p.liveness_model_id = 'fr-liveness'",
                attempt));
      }
    }
  }

  /** ADSUM_LIVENESS=off. */
  @Nested
  @Order(2)
  class Off {
    @BeforeAll
    static void begin() {
      Adsum.server().restartServer(SETTING, "off");
    }

    @Test
    void theFaceAloneDecidesAndNoLivenessIsKept() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply scanned = student.scan(lesson.code()).expect(201);
        assertEquals(List.of("FRONT", "FRONT", "FRONT"), challenge(scanned));
        Reply sent = student.submit(scanned.text("ticket"), copies(student, 3)).expect(202);
        Reply verdict = student.verdict(sent.text("id"));
        assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
        assertEquals(
            1,
            Rows.count(
                "select count(*) from verification_result where attempt_id = ? and liveness is"
                    + " null and similarity is not null and movement = 'NOT_ASKED'",
                verdict.text("id")));
      }
    }
  }
}
