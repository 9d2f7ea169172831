package org.adsum.it.security;

import static org.adsum.it.security.Attack.body;
import static org.adsum.it.security.Attack.gainedNothing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Students as clever adversaries: each test tries one route of the threat model in {@code
 * docs/security.md} to one false <em>Present</em>, as a script would, over HTTPS. What works by
 * nature is told by a test too, so that nobody believes it does not. Photos in place of moves are
 * tried in {@code LivenessModesIT}, which has a server that enforces liveness.
 */
@ExtendWith(Invariants.class)
class FalsePresentIT {

  /** A friend in the room, who sends on what the wall shows. */
  @Nested
  class RelayedCodes {
    @Test
    void aPhotoOfTheWallIsWorthNothingAfterTheNextStepIsOver() {
      Student student = Student.enrolled(4);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Rows.change("update attendance_session set step_seconds = 5 where id = ?", lesson.id());
        JsonObject wall = wall(lesson);
        long step = wall.getJsonNumber("step").longValue();
        Await.until(
            "two steps pass",
            Duration.ofSeconds(30),
            () -> wall(lesson).getJsonNumber("step").longValue() >= step + 2);
        student.scan(wall.getString("code")).expectProblem(410, "code-old");
        student.scan(wall.getString("url")).expectProblem(410, "code-old");
        assertTrue(student.scan(wall.getString("shortCode")).status() >= 400);
        gainedNothing(lesson, student);
      }
    }

    @Test
    void theCodeOfAnotherSectionOpensNoDoorToThisOne() {
      Student student = Student.enrolled(5);
      try (Lesson foreign = Lesson.open(Lesson.SECOND_HALF);
          Lesson own = Lesson.open(Lesson.FIRST_HALF)) {
        student.scan(foreign.code()).expectProblem(403, "not-on-roster");
        // The head of one session's code before the tail of another's.
        String spliced = own.code().substring(0, 6) + foreign.code().substring(6);
        student.scan(spliced).expectProblem(404, "code-unknown");
        gainedNothing(foreign, student);
        gainedNothing(own, student);
      }
    }

    @Test
    void guessedCodesFindNothingHoweverManyAreTried() {
      Student student = Student.enrolled(4);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String real = lesson.code();
        String tag = real.substring(0, 6);
        int length = real.length() - 6;
        for (int i = 0; i < 40; i++) {
          String guess =
              tag + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(4).substring(i, i + length);
          assertTrue(student.scan(guess).status() >= 400, guess);
        }
        gainedNothing(lesson, student);
      }
    }

    @Test
    void aTicketOfMineIsOfNoUseToAnotherStudent() {
      Student here = Student.enrolled(1);
      Student away = Student.enrolled(4);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = here.ticket(lesson);
        away.submit(ticket, Photos.frames(away.person())).expectProblem(404, "ticket-unknown");
        away.api()
            .post("tickets/take", body("ticket", ticket))
            .expectProblem(404, "ticket-unknown");
        gainedNothing(lesson, away);
        gainedNothing(lesson, here);
      }
    }

    /**
     * By nature: whoever gets a fresh code in time has what the wall shows. What holds is that the
     * record needs the own account and the own face, now; and that the ticket is dead in minutes.
     */
    @Test
    void aFreshCodeThatIsSentOnStillNeedsTheOwnFace() {
      Student away = Student.enrolled(5);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply verdict = away.checkIn(lesson, Photos.frames(0));
        assertEquals("REJECTED", verdict.text("state"), verdict.body());
        gainedNothing(lesson, away);
      }
    }

    @Test
    void theNextCodeSentOnWithoutAFaceIsNoRecordBeforeATeacherSaysSo() {
      Student away = Student.number(21);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String id =
            away.type(away.ticketOfAStepAgo(lesson), lesson.typedCode().code())
                .expect(202)
                .text("id");
        assertEquals("REVIEW", away.api().get("check-ins/" + id).expect(200).text("state"));
        gainedNothing(lesson, away);
        assertEquals(
            1,
            Rows.count(
                "select count(*) from audit_entry where stream = ? and action ="
                    + " 'attempt.concluded' and subject = ?",
                "session:" + lesson.id(),
                away.id()));
      }
    }

    private static JsonObject wall(Lesson lesson) {
      return lesson.teacher().get("sessions/" + lesson.id() + "/code").expect(200).json();
    }
  }

  /** One name and password in several hands. */
  @Nested
  class SharedLogins {
    @Test
    void theAccountOfAFriendDoesNotTakeMyFace() {
      Student friend = Student.enrolled(6);
      Api mine = Api.withToken(Api.signIn(friend.username(), Adsum.PASSWORD).text("token"));
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket =
            mine.post("tickets", body("code", lesson.code())).expect(201).text("ticket");
        String id = mine.checkIn(ticket, "shared-1", Photos.frames(0)).expect(202).text("id");
        assertEquals("NOT_RECOGNISED", friend.verdict(id).text("reason"));
        gainedNothing(lesson, friend);
      }
    }

    @Test
    void twoDevicesAtTheSameTimeMakeOneRecord() {
      Student student = Student.enrolled(3);
      Api second = Api.withToken(Api.signIn(student.username(), Adsum.PASSWORD).text("token"));
      List<byte[]> frames = Photos.frames(student.person());
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String first = student.ticket(lesson);
        String other =
            second.post("tickets", body("code", lesson.code())).expect(201).text("ticket");
        assertNotEquals(first, other);
        List<Reply> replies =
            atOnce(
                List.of(
                    () -> student.api().checkIn(first, "device-1", frames),
                    () -> second.checkIn(other, "device-2", frames)));
        List<Reply> taken = replies.stream().filter(r -> r.status() == 202).toList();
        assertEquals(1, taken.size(), replies.toString());
        student.verdict(taken.get(0).text("id"));
        assertEquals(1, lesson.records(student));
      }
    }

    @Test
    void aTokenIsOfNoUseOnceItsOwnerIsBarred() {
      String name = "barred" + Instant.now().toEpochMilli();
      Api admin = Api.as("admin");
      JsonObject account =
          Json.createObjectBuilder()
              .add("username", name)
              .add("name", "Bert Barred")
              .add("password", "five unrelated words of mine")
              .add("roles", Json.createArrayBuilder().add("STUDENT"))
              .build();
      String id = admin.post("users", account).expect(201).text("id");
      Api barred = Api.withToken(Api.signIn(name, "five unrelated words of mine").text("token"));
      barred.get("me").expect(200);
      JsonObject now = admin.get("users/" + id).expect(200).json();
      admin
          .put("users/" + id, Json.createObjectBuilder(now).add("state", "INACTIVE").build())
          .expect(200);
      barred.get("me").expect(401, 403);
    }
  }

  /** The same again. */
  @Nested
  class Replays {
    @Test
    void aTicketIsGoodOnce() {
      Student student = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        String id = student.submit(ticket, Photos.frames(0)).expect(202).text("id");
        assertEquals("REJECTED", student.verdict(id).text("state"));
        student.submit(ticket, Photos.frames(student.person())).expectProblem(409, "ticket-spent");
        gainedNothing(lesson, student);
      }
    }

    @Test
    void theSameKeyForOtherFramesGetsTheFirstVerdict() {
      Student student = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        String id =
            student.api().checkIn(ticket, "same-key", Photos.frames(0)).expect(202).text("id");
        student.verdict(id);
        Reply again =
            student.api().checkIn(ticket, "same-key", Photos.frames(student.person())).expect(202);
        assertEquals(id, again.text("id"));
        assertEquals("REJECTED", student.verdict(id).text("state"));
        gainedNothing(lesson, student);
      }
    }

    @Test
    void theKeyOfAnotherStudentBringsNothingOfTheirs() {
      Student student = Student.enrolled(1);
      Student thief = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String id =
            student
                .api()
                .checkIn(student.ticket(lesson), "a-key", Photos.frames(student.person()))
                .expect(202)
                .text("id");
        assertEquals("ACCEPTED", student.verdict(id).text("state"));
        thief
            .api()
            .checkIn("0".repeat(32), "a-key", Photos.frames(thief.person()))
            .expectProblem(404, "ticket-unknown");
        thief.api().get("check-ins/" + id).expectProblem(404, "not-found");
        thief.api().post("check-ins/" + id + "/retry").expectProblem(404, "not-found");
        gainedNothing(lesson, thief);
      }
    }

    @Test
    void theFramesOfAnotherStudentsCheckInAreNotMine() {
      Student seen = Student.enrolled(1);
      Student thief = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        List<byte[]> recorded = Photos.frames(seen.person());
        seen.checkIn(lesson, recorded);
        assertEquals("NOT_RECOGNISED", thief.checkIn(lesson, recorded).text("reason"));
        gainedNothing(lesson, thief);
      }
    }

    @Test
    void aVerdictOnceGivenIsNotGivenAgain() {
      Student student = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply verdict = student.checkIn(lesson);
        student
            .api()
            .post("check-ins/" + verdict.text("id") + "/retry")
            .expectProblem(409, "retry-not-possible");
        student.scan(lesson.code()).expectProblem(409, "already-marked");
        assertEquals(1, lesson.records(student));
      }
    }

    /**
     * By nature where liveness only advises: a recording of the right face, put in by a virtual
     * camera or a script, passes. What holds: one record, of the own account, tied to a ticket of
     * this session; enforced liveness asks for moves that are drawn afresh (LivenessModesIT).
     */
    @Test
    void anInjectedRecordingOfTheOwnFacePassesWhereLivenessOnlyAdvises() {
      Student student = Student.enrolled(2);
      List<byte[]> recorded = Photos.frames(student.person());
      for (int i = 0; i < 2; i++) {
        try (Lesson lesson = Lesson.open(Lesson.ALL)) {
          assertEquals("ACCEPTED", student.checkIn(lesson, recorded).text("state"));
          assertEquals(1, lesson.records(student));
        }
      }
    }
  }

  /** Programs instead of pages. */
  @Nested
  class ScriptedClients {
    @Test
    void aRaceOfScansAndSubmissionsMakesOneRecord() {
      Student student = Student.enrolled(2);
      List<byte[]> frames = Photos.frames(student.person());
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String code = lesson.code();
        List<java.util.function.Supplier<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String key = "race-" + i;
          calls.add(
              () -> {
                Reply scanned = student.scan(code);
                return scanned.status() == 201
                    ? student.api().checkIn(scanned.text("ticket"), key, frames)
                    : scanned;
              });
        }
        List<Reply> replies = atOnce(calls);
        replies.forEach(r -> assertTrue(r.status() < 500, r.body()));
        Await.until(
            "no attempt is pending",
            Student.VERDICT,
            () ->
                Rows.count(
                        "select count(*) from checkin_attempt where session_id = ? and state ="
                            + " 'PENDING'",
                        lesson.id())
                    == 0);
        assertTrue(lesson.records(student) <= 1);
        assertEquals(Attack.records(lesson), lesson.records(student));
      }
    }

    @Test
    void submittingAfterTheLockOrTheCloseMarksNobody() {
      Student student = Student.enrolled(4);
      Lesson lesson = Lesson.open(Lesson.ALL);
      String ticket = student.ticket(lesson);
      lesson.lock();
      student.submit(ticket, Photos.frames(3)).expectProblem(409, "session-locked");
      lesson.close();
      student.submit(ticket, Photos.frames(3)).expectProblem(409, "session-closed");
      gainedNothing(lesson, student);
    }

    @Test
    void fieldsThatTheFormDoesNotHaveDecideNothing() {
      Student student = Student.enrolled(4);
      Student friend = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        byte[] form =
            Api.form(
                Map.of(
                    "ticket",
                    ticket,
                    "studentId",
                    friend.id(),
                    "sessionId",
                    lesson.id(),
                    "state",
                    "ACCEPTED",
                    "status",
                    "PRESENT",
                    "similarity",
                    "1.0"),
                "frames",
                Photos.frames(0));
        Reply sent =
            student.api().sendForm("check-ins", "fields", BodyPublishers.ofByteArray(form));
        if (sent.status() == 202) {
          assertEquals("REJECTED", student.verdict(sent.text("id")).text("state"));
        }
        gainedNothing(lesson, student);
        gainedNothing(lesson, friend);
      }
    }

    @Test
    void sessionsAndTicketsThatWereMadeUpAreUnknown() {
      Student student = Student.enrolled(4);
      for (String id : List.of("0".repeat(26), "..%2f..%2fetc", "1", "%00", "'or'1'='1")) {
        String escaped = java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
        int status = student.api().get("check-ins/" + escaped).status();
        assertTrue(status >= 400 && status < 500, id + " " + status);
      }
      student.submit("A".repeat(32), Photos.frames(3)).expectProblem(404, "ticket-unknown");
      student.submit("' or 1=1 -- ", Photos.frames(3)).expectProblem(404, "ticket-unknown");
    }

    @Test
    void whoIsRejectedThreeTimesGetsNoFourthTryByAnyDoor() {
      Student student = Student.enrolled(5);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply last = null;
        for (int i = 0; i < 3; i++) {
          last = student.checkIn(lesson, Photos.frames(0));
        }
        student.scan(lesson.code()).expectProblem(429, "too-many-tries");
        student
            .api()
            .post("check-ins/" + last.text("id") + "/retry")
            .expectProblem(429, "too-many-tries");
        gainedNothing(lesson, student);
      }
    }
  }

  /** Clocks that the client sets. */
  @Nested
  class TamperedClocks {
    @Test
    void theServersClockDecidesWhateverTheRequestSays() {
      Student student = Student.enrolled(4);
      Instant now = Instant.now();
      JsonObject late =
          Json.createObjectBuilder()
              .add("opensAt", now.minusSeconds(600).toString())
              .add("lateFrom", now.minusSeconds(300).toString())
              .add("closesAt", now.plusSeconds(3600).toString())
              .build();
      try (Lesson lesson = Lesson.open(Lesson.ALL, late)) {
        String early = now.minusSeconds(500).toString();
        byte[] form =
            Api.form(
                Map.of(
                    "ticket",
                    student.ticket(lesson),
                    "submittedAt",
                    early,
                    "at",
                    early,
                    "timestamp",
                    early),
                "frames",
                Photos.frames(student.person()));
        Reply sent = student.api().sendForm("check-ins", "clock", BodyPublishers.ofByteArray(form));
        if (sent.status() == 202) {
          student.verdict(sent.text("id"));
          assertEquals("LATE", lesson.record(student).getString("status"));
        } else {
          gainedNothing(lesson, student);
        }
      }
    }

    @Test
    void aDateHeaderFromBeforeTheCloseOpensNothing() {
      Student student = Student.enrolled(4);
      Lesson lesson = Lesson.open(Lesson.ALL);
      String code = lesson.code();
      lesson.close();
      Reply reply =
          student
              .api()
              .sendAt(
                  "POST",
                  "api/v1/tickets",
                  "application/json",
                  body("code", code, "at", Instant.now().minusSeconds(60).toString()).toString(),
                  Map.of("X-Timestamp", "0", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"));
      reply.expectProblem(409, "session-closed");
      gainedNothing(lesson, student);
    }
  }

  private static List<Reply> atOnce(List<java.util.function.Supplier<Reply>> calls) {
    ExecutorService pool = Executors.newFixedThreadPool(calls.size());
    try {
      List<CompletableFuture<Reply>> running =
          IntStream.range(0, calls.size())
              .mapToObj(i -> CompletableFuture.supplyAsync(calls.get(i), pool))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdownNow();
    }
  }
}
