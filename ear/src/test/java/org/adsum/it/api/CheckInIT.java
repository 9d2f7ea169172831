package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job through the API: what a good check-in gets, and what each bad thing gets. */
@ExtendWith(Invariants.class)
class CheckInIT {

  @Test
  void aRightCodeAndTheRightFaceMakeOnePresentRecord() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply ticket = student.scan(lesson.code()).expect(201);
      assertFalse(ticket.text("expiresAt").isEmpty());
      assertEquals(lesson.id(), ticket.json().getJsonObject("session").getString("id"));
      Reply sent = student.submit(ticket.text("ticket"), Photos.frames(student.person()));
      sent.expect(202);
      assertTrue(
          sent.header("Location").endsWith("/api/v1/check-ins/" + sent.text("id")),
          sent.header("Location"));

      Reply verdict = student.verdict(sent.text("id"));

      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
      assertEquals("PRESENT", verdict.json().getJsonObject("record").getString("status"));
      JsonObject row = lesson.record(student);
      assertEquals("PRESENT", row.getString("status"));
      assertEquals("FACE", row.getString("source"));
      assertEquals(1, lesson.records(student));
      JsonObject own =
          student.api().get("me/records").expect(200).list().stream()
              .filter(r -> r.getString("session").equals(lesson.id()))
              .findFirst()
              .orElseThrow();
      assertEquals("PRESENT", own.getString("status"));
      assertEquals("FACE", own.getString("source"));
      student.scan(lesson.code()).expectProblem(409, "already-marked");
    }
  }

  @Test
  void aSubmissionFromTheLateTimeOnIsLate() {
    Student student = Student.enrolled(2);
    Instant now = Instant.now();
    JsonObject late =
        Json.createObjectBuilder()
            .add("opensAt", now.minusSeconds(600).toString())
            .add("lateFrom", now.minusSeconds(300).toString())
            .add("closesAt", now.plusSeconds(3600).toString())
            .build();
    try (Lesson lesson = Lesson.open(Lesson.ALL, late)) {
      Reply verdict = student.checkIn(lesson);

      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
      assertEquals("LATE", lesson.record(student).getString("status"));
    }
  }

  @Test
  void theWholeAddressFromTheQrCodeCountsAsTheCode() {
    Student student = Student.enrolled(3);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      JsonObject code =
          lesson.teacher().get("sessions/" + lesson.id() + "/code").expect(200).json();
      String url = code.getString("url");
      assertEquals(url.toUpperCase(java.util.Locale.ROOT), url);
      assertTrue(url.length() <= 60, url);
      assertTrue(url.matches("[A-Z0-9 $%*+\\-./:]+"), "QR alphanumeric only: " + url);
      student.scan(url).expect(201);
      student.scan(code.getString("shortCode")).expect(201);
    }
  }

  @Test
  void whereLivenessOnlyAdvisesThreeFrontalFramesAreAskedForAndNothingElseIsTaken() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply scanned = student.scan(lesson.code()).expect(201);
      assertEquals(
          List.of("FRONT", "FRONT", "FRONT"),
          scanned.json().getJsonArray("challenge").getValuesAs(JsonString::getString));
      String ticket = scanned.text("ticket");
      byte[] frame = Photos.frames(student.person()).get(0);
      student
          .submit(ticket, Photos.copies(frame, 4), "FRONT,LEFT,UP,FRONT")
          .expectProblem(422, "challenge-mismatch");
      student
          .submit(ticket, Photos.copies(frame, 3), "FRONT,FRONT")
          .expectProblem(422, "challenge-mismatch");

      Reply sent =
          student.submit(ticket, Photos.copies(frame, 4), "FRONT,FRONT,FRONT,FRONT").expect(202);

      assertEquals("ACCEPTED", student.verdict(sent.text("id")).text("state"));
      assertEquals(
          1,
          Rows.count(
              "select count(*) from verification_result where attempt_id = ? and liveness is not"
                  + " null and movement = 'NOT_ASKED'",
              sent.text("id")));
    }
  }

  /** Codes that buy nothing. */
  @Nested
  class ABadCode {
    @Test
    void thatIsWrongIsUnknown() {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String code = lesson.code();
        char last = code.charAt(code.length() - 1);
        String wrong = code.substring(0, code.length() - 1) + (last == 'A' ? 'B' : 'A');
        Student student = Student.enrolled(4);
        student.scan(wrong).expectProblem(404, "code-unknown");
        student.scan("").expectProblem(404, "code-unknown");
        student.scan("' or 1=1 --").expectProblem(404, "code-unknown");
        student.scan("A".repeat(5000)).expectProblem(404, "code-unknown");
      }
    }

    @Test
    void thatIsTwoStepsOldIsTooOld() {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String old = lesson.code();
        Student student = Student.enrolled(4);
        // The server's clock decides; the row is moved instead of waiting for two steps.
        String tag = old.substring(0, 6);
        assertEquals(
            1, Rows.change("update attendance_session set step_seconds = 5 where tag = ?", tag));
        String first = lesson.code();
        Await.until(
            "two steps of five seconds pass",
            Duration.ofSeconds(20),
            () -> !lesson.code().equals(first));
        String second = lesson.code();
        Await.until(
            "another step passes", Duration.ofSeconds(20), () -> !lesson.code().equals(second));
        student.scan(first).expectProblem(410, "code-old");
      }
    }

    @Test
    void ofAnotherSectionLetsNobodyInWhoIsNotOnItsRoster() {
      try (Lesson lesson = Lesson.open(Lesson.SECOND_HALF)) {
        Student.enrolled(5).scan(lesson.code()).expectProblem(403, "not-on-roster");
      }
    }

    @Test
    void ofALockedSessionIsRefusedUntilItIsUnlocked() {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String code = lesson.code();
        lesson.lock();
        Student student = Student.enrolled(4);
        student.scan(code).expectProblem(409, "session-locked");
        lesson
            .teacher()
            .get("sessions/" + lesson.id() + "/code")
            .expectProblem(409, "session-locked");
        lesson.unlock();
        student.scan(lesson.code()).expect(201);
      }
    }

    @Test
    void ofAClosedSessionIsRefused() {
      Lesson lesson = Lesson.open(Lesson.ALL);
      String code = lesson.code();
      lesson.close();
      Student.enrolled(4).scan(code).expectProblem(409, "session-closed");
    }

    @Test
    void doesNotExistBeforeTheSessionOpens() {
      Api teacher = Api.as("teacher1");
      String section = Lesson.section(teacher, Lesson.FIRST_HALF);
      JsonObject later =
          Json.createObjectBuilder()
              .add("opensAt", Instant.now().plusSeconds(3600).toString())
              .build();
      Reply scheduled = teacher.post("sections/" + section + "/sessions", later).expect(201);
      assertEquals("SCHEDULED", scheduled.text("state"));
      teacher
          .get("sessions/" + scheduled.text("id") + "/code")
          .expectProblem(409, "session-not-open-yet");
      teacher.post("sessions/" + scheduled.text("id") + "/cancel").expect(200);
    }
  }

  /** Students who may not check in. */
  @Nested
  class AStudent {
    @Test
    void withoutATemplateIsSentToEnrol() {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Student student = Student.number(39);
        // Other tests may have enrolled the whole class.
        student.api().delete("me/templates").expect(200);
        student.scan(lesson.code()).expectProblem(409, "not-enrolled");
      }
    }

    @Test
    void whoIsNotRecognisedIsRejectedAndAfterThreeTriesTheTeacherDecides() {
      Student student = Student.enrolled(5);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        for (int tries = 2; tries >= 0; tries--) {
          Reply verdict = student.checkIn(lesson, Photos.frames(0));
          assertEquals("REJECTED", verdict.text("state"), verdict.body());
          assertEquals("NOT_RECOGNISED", verdict.text("reason"));
          assertEquals(tries, verdict.json().getInt("triesLeft"));
          assertFalse(verdict.body().contains("similarity"), "no score is told");
        }
        assertEquals(0, lesson.records(student));
        student.scan(lesson.code()).expectProblem(429, "too-many-tries");
      }
    }
  }

  /** Tickets that are no good. */
  @Nested
  class ATicket {
    @Test
    void thatHasExpiredIsGone() {
      Student student = Student.enrolled(4);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        Rows.change(
            "update checkin_ticket set expires_at = ? where session_id = ? and student_id = ?",
            Instant.now().minusSeconds(1),
            lesson.id(),
            student.id());
        student
            .submit(ticket, Photos.frames(student.person()))
            .expectProblem(410, "ticket-expired");
        assertEquals(0, lesson.records(student));
      }
    }

    @Test
    void ofAnotherStudentIsUnknownAndStaysGoodForItsOwner() {
      Student owner = Student.enrolled(4);
      Student thief = Student.enrolled(1);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = owner.ticket(lesson);
        thief.submit(ticket, Photos.frames(thief.person())).expectProblem(404, "ticket-unknown");
        assertEquals(0, lesson.records(thief));
        Reply sent = owner.submit(ticket, Photos.frames(owner.person())).expect(202);
        assertEquals("ACCEPTED", owner.verdict(sent.text("id")).text("state"));
      }
    }

    @Test
    void isReplacedByTheNextOne() {
      Student student = Student.enrolled(4);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String first = student.ticket(lesson);
        student.ticket(lesson);
        student.submit(first, Photos.frames(student.person())).expectProblem(409, "ticket-spent");
      }
    }

    @Test
    void thatNobodyIssuedIsUnknown() {
      Student.enrolled(4)
          .submit("ABCDEFGH12345678ABCDEFGH12345678", Photos.frames(3))
          .expectProblem(404, "ticket-unknown");
    }

    @Test
    void isWorthNothingOnceTheSessionIsLockedOrClosed() {
      Student student = Student.enrolled(4);
      Lesson lesson = Lesson.open(Lesson.ALL);
      String ticket = student.ticket(lesson);
      lesson.lock();
      student.submit(ticket, Photos.frames(3)).expectProblem(409, "session-locked");
      lesson.close();
      student.submit(ticket, Photos.frames(3)).expectProblem(409, "session-closed");
    }
  }

  /** Requests that come more than once. */
  @Nested
  class ADuplicate {
    @Test
    void withTheSameKeyGetsTheFirstAnswerAndWithAnotherKeyIsRefused() {
      Student student = Student.enrolled(6);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        String key = UUID.randomUUID().toString();
        List<byte[]> frames = Photos.frames(student.person());
        Reply first = student.api().checkIn(ticket, key, frames).expect(202);
        Reply repeated = student.api().checkIn(ticket, key, frames).expect(202);
        assertEquals(first.text("id"), repeated.text("id"));
        assertEquals(first.header("Location"), repeated.header("Location"));
        student.api().checkIn(ticket, UUID.randomUUID().toString(), frames).expect(409);
        student.verdict(first.text("id"));
        Reply muchLater = student.api().checkIn(ticket, key, frames).expect(202);
        assertEquals(first.text("id"), muchLater.text("id"));
        student
            .api()
            .checkIn(ticket, UUID.randomUUID().toString(), frames)
            .expectProblem(409, "ticket-spent");
        assertEquals(1, lesson.records(student));
      }
    }

    @Test
    void sentTenTimesAtOnceMakesOneRecord() {
      Student student = Student.enrolled(1);
      List<byte[]> frames = Photos.frames(student.person());
      ExecutorService ten = Executors.newFixedThreadPool(10);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        List<CompletableFuture<Reply>> posts =
            IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> student.api().checkIn(ticket, "parallel-" + i, frames), ten))
                .toList();
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();

        List<Reply> taken = replies.stream().filter(r -> r.status() == 202).toList();
        assertEquals(1, taken.size(), replies.toString());
        replies.stream().filter(r -> r.status() != 202).forEach(r -> r.expect(409));
        assertEquals("ACCEPTED", student.verdict(taken.get(0).text("id")).text("state"));
        assertEquals(1, lesson.records(student));
      } finally {
        ten.shutdownNow();
      }
    }

    @Test
    void withTheSameKeySentTenTimesAtOnceIsOneAttempt() {
      Student student = Student.enrolled(2);
      List<byte[]> frames = Photos.frames(student.person());
      ExecutorService ten = Executors.newFixedThreadPool(10);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        Set<String> attempts =
            IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> student.api().checkIn(ticket, "same-" + lesson.id(), frames),
                            ten))
                .toList()
                .stream()
                .map(post -> post.join().expect(202).text("id"))
                .collect(Collectors.toSet());
        assertEquals(1, attempts.size());
        student.verdict(attempts.iterator().next());
        assertEquals(1, lesson.records(student));
      } finally {
        ten.shutdownNow();
      }
    }

    @Test
    void needsAKeyToBeRecognised() {
      Student student = Student.enrolled(3);
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        List<byte[]> frames = Photos.frames(student.person());
        student.api().checkIn(ticket, null, frames).expectProblem(400, "idempotency-key-missing");
        student
            .api()
            .checkIn(ticket, "x".repeat(101), frames)
            .expectProblem(400, "idempotency-key-missing");
      }
    }
  }

  /** Pictures that are none, or show the wrong thing. */
  @Nested
  class APicture {
    private final Student student = Student.enrolled(3);

    @Test
    void withNobodyOnItIsRejectedAsSuch() {
      assertRejected("NO_FACE", Photos.frames(Photos.nobody()));
    }

    @Test
    void withTwoPeopleIsRejectedAsSuch() {
      assertRejected("SEVERAL_FACES", Photos.frames(Photos.two()));
    }

    @Test
    void thatIsAGifNamedJpgIsRefused() {
      assertRefused(415, "photo-format", Photos.frames(Photos.gif()));
    }

    @Test
    void thatIsAPngOrAWebpIsReadLikeAJpeg() {
      assertRejected("NO_FACE", Photos.frames(Photos.emptyPng()));
      assertRejected("NO_FACE", Photos.frames(Photos.emptyWebp()));
    }

    @Test
    void withAnotherFileBehindItIsRefused() {
      assertRefused(422, "photo-not-plain", Photos.frames(Photos.withAFileBehind()));
    }

    @Test
    void thatIsATextNamedJpgIsRefused() {
      assertRefused(415, "photo-format", Photos.frames(Photos.text()));
    }

    @Test
    void thatIsCutOffIsRefused() {
      assertRefused(422, "photo-damaged", Photos.frames(Photos.truncated()));
    }

    @Test
    void of20000By20000PixelsIsRefusedBeforeItIsDecoded() {
      assertRefused(413, "photo-too-large", Photos.frames(Photos.huge()));
    }

    @Test
    void tooManyOrTooFewAreRefused() {
      byte[] frame = Photos.frames(student.person()).get(0);
      assertRefused(422, "photo-count", Photos.copies(frame, 100));
      assertRefused(422, "photo-count", Photos.copies(frame, 2));
      assertRefused(422, "photo-count", List.of());
    }

    @Test
    void inABodyOfFiftyMegabytesIsRefused() {
      byte[] much = new byte[50_000_000];
      Arrays.fill(much, (byte) 'x');
      student.api().sendForm("check-ins", BodyPublishers.ofByteArray(much)).expect(413);
      // Nor does an unknown length help.
      Api honest = student.api();
      honest.get("me").expect(200);
    }

    private void assertRejected(String reason, List<byte[]> frames) {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        Reply verdict = student.checkIn(lesson, frames);
        assertEquals("REJECTED", verdict.text("state"), verdict.body());
        assertEquals(reason, verdict.text("reason"));
        assertEquals(0, lesson.records(student));
        assertTrue(verdict.json().getBoolean("retry"), "another try costs no scan");
        Reply again = student.api().post("check-ins/" + verdict.text("id") + "/retry").expect(201);
        assertNotEquals("", again.text("ticket"));
      }
    }

    /** Refused, and the ticket is not burnt. */
    private void assertRefused(int status, String code, List<byte[]> frames) {
      try (Lesson lesson = Lesson.open(Lesson.ALL)) {
        String ticket = student.ticket(lesson);
        student.submit(ticket, frames).expectProblem(status, code);
        assertEquals(
            List.of("LIVE"),
            Rows.column(
                "select state from checkin_ticket where session_id = ? and student_id = ?",
                lesson.id(),
                student.id()));
      }
    }
  }
}
