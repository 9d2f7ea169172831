package org.adsum.it.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people can have of their data, how they are erased, and how data end by themselves. */
@ExtendWith(Invariants.class)
class PrivacyIT {
  private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli());
  private static final String PASSWORD = "a-long-enough-password";
  private static final String WAIT = "privacy.erasure-wait-days";
  private static final Duration VERDICT = Duration.ofSeconds(45);

  private final Api admin = Api.as("admin");

  /** A student made for one test, on the roster of the demo section and enrolled. */
  private record Person(String id, String username, Api api) {
    String checkIn(Lesson lesson, List<byte[]> frames) {
      String ticket =
          api.post("tickets", Json.createObjectBuilder().add("code", lesson.code()).build())
              .expect(201)
              .text("ticket");
      String attempt = api.checkIn(ticket, "once", frames).expect(202).text("id");
      Await.until(
          "a verdict",
          VERDICT,
          () -> !api.get("check-ins/" + attempt).expect(200).text("state").equals("PENDING"));
      return api.get("check-ins/" + attempt).text("state");
    }
  }

  @BeforeAll
  static void eraseWithoutWaiting() {
    Rows.change(
        "insert into setting (name, value, changed_by, changed_at, version)"
            + " select ?, '0', id, created_at, 0 from user_account where username = 'admin'",
        WAIT);
  }

  @AfterAll
  static void waitAgain() {
    Rows.change("delete from setting where name = ?", WAIT);
  }

  private Person person() {
    String username = "own" + NEXT.incrementAndGet();
    String id = admin.post("users", account(username, "ACTIVE", 0)).expect(201).text("id");
    String section = Lesson.section(Api.as("teacher1"), Lesson.ALL);
    admin.put("sections/" + section + "/students/" + id).expect(200, 204);
    admin.upload("users/" + id + "/templates", "photos", Photos.enrolment(5)).expect(201);
    return new Person(
        id, username, Api.withToken(Api.signIn(username, PASSWORD).expect(200, 201).text("token")));
  }

  private static JsonObject account(String username, String state, int version) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("name", "Own Data")
        .add("email", username + "@example.org")
        .add("roles", Json.createArrayBuilder().add("STUDENT"))
        .add("state", state)
        .add("password", PASSWORD)
        .add("version", version)
        .build();
  }

  @Test
  void theOwnCopyHoldsOnesDataAndNobodyElses() throws IOException {
    Person person = person();
    Person other = person();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals("ACCEPTED", person.checkIn(lesson, Photos.frames(5)));
      assertEquals("REJECTED", other.checkIn(lesson, Photos.copies(Photos.nobody(), 3)));
    }
    Map<String, String> files = unzip(person.api().download("me/data"));
    assertEquals(person.username(), rows(files, "account").getJsonObject(0).getString("username"));
    JsonObject record = rows(files, "records").getJsonObject(0);
    assertEquals("PRESENT", record.getString("status"));
    assertEquals("CS-301-A", record.getString("section"));
    assertTrue(record.getString("at").endsWith("Z"));
    assertEquals("GIVEN", rows(files, "consents").getJsonObject(0).getString("statement"));
    assertTrue(rows(files, "face-enrolment").getJsonObject(0).getInt("templates") > 0);
    assertFalse(rows(files, "rosters").isEmpty());
    assertFalse(rows(files, "log-about-me").isEmpty());
    assertTrue(files.get("csv/records.csv").contains("CS-301-A"));

    String all = String.join("\n", files.values());
    assertFalse(all.contains(other.username()) || all.contains(other.id()), "foreign data");
    assertFalse(all.contains("similarity"), "scores");

    Map<String, String> others = unzip(admin.download("users/" + other.id() + "/data"));
    assertEquals(
        "No face was seen.", rows(others, "check-ins").getJsonObject(0).getString("reason"));
    person.api().get("users/" + other.id() + "/data").expectProblem(403, "forbidden");
    admin.get("users/" + "0".repeat(26) + "/data").expectProblem(404, "not-found");
    assertTrue(
        unzip(Api.as("teacher1").download("me/data")).get("json/teaching.json").length() > 5);
  }

  @Test
  void whoAsksIsErasedAndAttendanceStaysWithoutAName() {
    Person person = person();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals("ACCEPTED", person.checkIn(lesson, Photos.frames(5)));
    }
    Reply request = person.api().post("me/erasure").expect(200);
    assertEquals("REQUESTED", request.text("state"));
    assertEquals(0, rowsOf("face_template", "student_id", person), "at once");
    assertEquals(0, rowsOf("data_key", "student_id", person), "at once");
    person.api().post("me/erasure").expectProblem(409, "erasure-open");

    decide(request, "REFUSED", 0).expectProblem(400, "invalid-input");
    Reply decided = decide(request, "SCHEDULED", 0).expect(200);
    assertEquals("SCHEDULED", decided.text("state"));
    decide(request, "SCHEDULED", 0).expectProblem(409, "changed-meanwhile");
    run();

    assertErased(person);
    person.api().get("me").expect(401);
    Api.signIn(person.username(), PASSWORD).expectProblem(401, "sign-in-failed");
    assertEquals(1, rowsOf("attendance_record", "student_id", person));
    assertEquals(0, rowsOf("biometric_consent", "student_id", person));
    assertEquals(0, rowsOf("local_credential", "user_id", person));
    assertEquals(
        0,
        Rows.count(
            "select count(*) from roster_entry where student_id = ? and valid_to is null",
            person.id()));
    JsonObject account = admin.get("users/" + person.id()).expect(200).json();
    admin
        .put(
            "users/" + person.id(), account(person.username(), "ACTIVE", account.getInt("version")))
        .expectProblem(409, "account-erased");
    admin.post("users/" + person.id() + "/erasure").expectProblem(409, "account-erased");
    assertFalse(admin.get("privacy/ledger").expect(200).body().contains(person.id()));
  }

  @Test
  void whatARestoredBackupBringsBackIsErasedAgain() {
    Person person = person();
    admin.post("users/" + person.id() + "/erasure").expect(200);
    run();
    assertErased(person);

    Rows.change(
        "update user_account set username = ?, display_name = 'Back Again', state = 'ACTIVE',"
            + " erased_at = null where id = ?",
        person.username(),
        person.id());
    Rows.change(
        "delete from deletion where kind = 'ACCOUNT' and at > utc_timestamp() - interval 1 hour");
    run();
    assertErased(person);
    assertTrue(Rows.count("select count(*) from deletion where cause = 'REPLAY'") > 0);
  }

  @Test
  void anErasureCanBeCalledOffWhileItWaits() {
    Person person = person();
    Rows.change("update setting set value = '7' where name = ?", WAIT);
    try {
      Reply scheduled = admin.post("users/" + person.id() + "/erasure").expect(200);
      assertEquals("SCHEDULED", scheduled.text("state"));
      run();
      assertEquals("SCHEDULED", person.api().get("me/erasure").expect(200).text("state"));
      assertEquals("CANCELLED", person.api().delete("me/erasure").expect(200).text("state"));
      person.api().delete("me/erasure").expectProblem(404, "not-found");
    } finally {
      Rows.change("update setting set value = '0' where name = ?", WAIT);
    }
    run();
    person.api().get("me").expect(200);
  }

  @Test
  void theLastAdminIsNotErased() {
    // Where other tests left admins behind, this one would be erased indeed.
    assumeTrue(
        Rows.count(
                "select count(*) from user_account u join user_role r on r.user_id = u.id"
                    + " where u.state = 'ACTIVE' and r.role = 'ADMIN'")
            == 1);
    erasureOf("admin").expectProblem(409, "last-admin");
  }

  @Test
  void theOnlyTeacherOfARunningSectionIsNotErased() {
    Reply refused = erasureOf("teacher1").expectProblem(409, "erasure-teaches");
    assertTrue(refused.text("detail").contains("CS-301-A"));
  }

  private Reply erasureOf(String username) {
    return admin.post(
        "users/"
            + Rows.column("select id from user_account where username = ?", username).get(0)
            + "/erasure");
  }

  @Test
  void whatIsOlderThanItsRuleGoesAndIsCounted() {
    Person person = person();
    String session;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      session = lesson.id();
      assertEquals("REJECTED", person.checkIn(lesson, Photos.copies(Photos.nobody(), 3)));
    }
    Rows.change(
        "update checkin_attempt set expires_at = expires_at - interval 2 year where session_id = ?",
        session);
    assertTrue(due("ATTEMPTS") > 0);
    run();
    assertEquals(0, due("ATTEMPTS"));
    assertEquals(0, rowsOf("checkin_attempt", "student_id", person));
    assertEquals(0, rowsOf("checkin_ticket", "student_id", person));
    assertTrue(
        Rows.count("select count(*) from deletion where kind = 'ATTEMPTS' and cause = 'RETENTION'")
            > 0);

    String old;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      old = lesson.id();
      assertEquals("ACCEPTED", person(lesson, 5));
    }
    Rows.change(
        "update attendance_session set opens_at = opens_at - interval 6 year, late_from = late_from"
            + " - interval 6 year, closes_at = closes_at - interval 6 year where id = ?",
        old);
    assertTrue(due("RECORDS") > 0);
    run();
    assertEquals(0, Rows.count("select count(*) from attendance_record where session_id = ?", old));
    assertEquals(0, Rows.count("select count(*) from checkin_attempt where session_id = ?", old));
    assertEquals(1, Rows.count("select count(*) from attendance_session where id = ?", old));
  }

  private String person(Lesson lesson, int face) {
    return person().checkIn(lesson, Photos.frames(face));
  }

  @Test
  void theFaceOfWhoLeftGoesAfterAMonthAndTheNameAfterYears() {
    Person person = person();
    JsonObject account = admin.get("users/" + person.id()).expect(200).json();
    admin
        .put(
            "users/" + person.id(),
            account(person.username(), "INACTIVE", account.getInt("version")))
        .expect(200);
    run();
    assertTrue(rowsOf("face_template", "student_id", person) > 0, "not yet");
    leftSince(person, 40);
    run();
    assertEquals(0, rowsOf("face_template", "student_id", person));
    assertEquals(0, rowsOf("data_key", "student_id", person));
    assertEquals(1, rowsOf("biometric_consent", "student_id", person));
    leftSince(person, 1200);
    run();
    assertErased(person);
    assertEquals(0, rowsOf("biometric_consent", "student_id", person));
  }

  @Test
  void theAssessmentTellsTheConfigurationAndNoPerson() {
    Person person = person();
    String text = admin.get("privacy/dpia", "text/markdown").expect(200).body();
    assertFalse(text.contains("{{"), "everything is filled in");
    assertTrue(text.contains("retention.record-years"));
    assertFalse(text.contains(person.username()) || text.contains("student01"));
  }

  private static void leftSince(Person person, int days) {
    Rows.change(
        "update left_account set since = utc_timestamp() - interval "
            + days
            + " day where user_id"
            + " = ?",
        person.id());
  }

  private void assertErased(Person person) {
    assertEquals(
        List.of("erased-" + person.id() + " INACTIVE"),
        Rows.column(
            "select concat(username, ' ', state) from user_account where id = ? and email is null",
            person.id()));
  }

  private Reply decide(Reply request, String state, int version) {
    return admin.put(
        "privacy/erasures/" + request.text("id"),
        Json.createObjectBuilder().add("state", state).add("version", version).build());
  }

  private void run() {
    admin.post("privacy/runs").expect(200);
  }

  private long due(String rule) {
    return admin.get("privacy/retention").expect(200).list().stream()
        .filter(r -> r.getString("rule").equals(rule))
        .mapToLong(r -> r.getInt("due"))
        .sum();
  }

  private static long rowsOf(String table, String column, Person person) {
    return Rows.count("select count(*) from " + table + " where " + column + " = ?", person.id());
  }

  private static JsonArray rows(Map<String, String> files, String set) {
    try (var reader = Json.createReader(new StringReader(files.get("json/" + set + ".json")))) {
      return reader.readArray();
    }
  }

  private static Map<String, String> unzip(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        files.put(e.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
