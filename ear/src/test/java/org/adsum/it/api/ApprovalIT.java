package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enrolments that wait for a look at the ID photo, and templates that grow old. */
@ExtendWith(Invariants.class)
class ApprovalIT {
  /** Two rounds of the sweeper, and room for a busy computer. */
  private static final Duration SWEEP = Duration.ofSeconds(130);

  private final Api admin = Api.as("admin");

  @BeforeEach
  void waitForApproval() {
    set("enrolment.approval", "id-photo");
  }

  @AfterEach
  void asBefore() {
    Rows.change("delete from setting where name like 'enrolment.%'");
  }

  private static void set(String name, String value) {
    Rows.change("delete from setting where name = ?", name);
    Rows.change(
        "insert into setting (name, value, changed_by, changed_at, version) values (?, ?, 'test',"
            + " utc_timestamp(6), 0)",
        name,
        value);
  }

  private static void enrolSelf(Student student, int person) {
    student.api().post("me/consent").expect(200);
    student
        .api()
        .upload("me/templates", "photos", Photos.copies(Photos.enrolment(person).get(0), 3))
        .expect(201);
  }

  private String requestOf(Student student) {
    return admin
        .get("enrolment-requests?size=100")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(row -> row.getString("student").equals(student.id()))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private Reply supply(Student student, byte[] photo) {
    return admin.upload("users/" + student.id() + "/id-photo", "photo", List.of(photo));
  }

  private static long count(String table, Student student) {
    return Rows.count("select count(*) from " + table + " where student_id = ?", student.id());
  }

  private static void assertPicturesAreGone(Student student) {
    assertEquals(0, count("id_photo", student));
    assertEquals(
        0,
        Rows.count(
            "select count(*) from enrolment_request where student_id = ? and sealed_capture is not"
                + " null",
            student.id()));
    assertEquals(
        0,
        Rows.count(
            "select count(*) from pending_template t join enrolment_request r on r.id ="
                + " t.request_id where r.student_id = ?",
            student.id()));
  }

  @Test
  void anEnrolmentIsUsedWhenItIsApprovedAndBothPicturesAreDestroyed() {
    Student student = Student.number(27);
    enrolSelf(student, 1);
    assertEquals(0, count("face_template", student));
    JsonObject mine = student.api().get("me/enrolment").expect(200).json();
    assertEquals(0, mine.getInt("templates"));
    assertFalse(mine.isNull("pendingSince"));
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply refused = student.scan(lesson.code()).expectProblem(409, "not-enrolled");
      assertTrue(refused.text("detail").contains("approval"), refused.body());
      student.scanForCode(lesson.code()).expect(201);

      String request = requestOf(student);
      admin
          .post("enrolment-requests/" + request + "/approve")
          .expectProblem(409, "id-photo-missing");
      byte[] photo = Photos.enrolment(1).get(0);
      supply(student, photo).expect(204);
      assertEquals(
          200, admin.get("enrolment-requests/" + request + "/id-photo", "image/*").status());
      assertEquals(
          200, admin.get("enrolment-requests/" + request + "/capture", "image/*").status());
      assertFalse(
          Rows.column("select hex(sealed_photo) from id_photo where student_id = ?", student.id())
              .get(0)
              .contains("FFD8FFE0"),
          "sealed");
      student
          .api()
          .get("enrolment-requests/" + request + "/capture", "image/*")
          .expectProblem(403, "forbidden");

      admin.post("enrolment-requests/" + request + "/approve").expect(204);
      assertPicturesAreGone(student);
      admin.post("enrolment-requests/" + request + "/approve").expectProblem(404, "not-found");
      admin
          .get("enrolment-requests/" + request + "/capture", "image/*")
          .expectProblem(404, "not-found");
      Reply verdict = student.checkIn(lesson, Photos.frames(1));
      assertEquals("ACCEPTED", verdict.text("state"), verdict.body());
    }
    student.withdraw();
  }

  @Test
  void aRefusedRenewalLeavesTheEarlierTemplatesWorkingAndTellsWhy() {
    Student student = Student.enrolledAs(28, 2);
    List<String> before =
        Rows.column("select id from face_template where student_id = ? order by id", student.id());
    enrolSelf(student, 3);
    assertArrayEquals(
        before.toArray(),
        Rows.column("select id from face_template where student_id = ? order by id", student.id())
            .toArray());
    supply(student, Photos.enrolment(2).get(0)).expect(204);
    String request = requestOf(student);
    admin
        .post(
            "enrolment-requests/" + request + "/refuse",
            Json.createObjectBuilder().add("reason", " x ").build())
        .expectProblem(400, "invalid-input");
    admin
        .post(
            "enrolment-requests/" + request + "/refuse",
            Json.createObjectBuilder().add("reason", "Another person").build())
        .expect(204);
    assertPicturesAreGone(student);
    JsonObject mine = student.api().get("me/enrolment").expect(200).json();
    assertEquals("Another person", mine.getString("refusedFor"));
    assertTrue(mine.getInt("templates") > 0);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals("ACCEPTED", student.checkIn(lesson, Photos.frames(2)).text("state"));
    }
    student.withdraw();
  }

  @Test
  void withdrawingDestroysWhatWaitsAndNewPicturesTakeItsPlace() {
    Student student = Student.number(29);
    enrolSelf(student, 4);
    String first = requestOf(student);
    enrolSelf(student, 5);
    assertFalse(first.equals(requestOf(student)));
    assertEquals(
        "ENDED", Rows.column("select state from enrolment_request where id = ?", first).get(0));
    supply(student, Photos.enrolment(5).get(0)).expect(204);
    student.withdraw();
    assertPicturesAreGone(student);
    assertEquals(
        0,
        Rows.count(
            "select count(*) from enrolment_request where state = 'PENDING' and student_id = ?",
            student.id()));
  }

  @Test
  void idPhotosComeInByUserNameAloneOrInAZipAndOthersAreToldOneByOne() throws IOException {
    byte[] photo = Photos.enrolment(0).get(0);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (String name : List.of("2026/student30.jpg", "nobody.png", "teacher1.jpg")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(photo);
      }
      out.putNextEntry(new ZipEntry("student31.jpg"));
      out.write("no picture".getBytes(StandardCharsets.UTF_8));
    }
    JsonObject taken =
        admin.upload("id-photos", "zip", List.of(zip.toByteArray())).expect(200).json();
    assertEquals(1, taken.getInt("stored"));
    assertEquals(
        List.of("nobody not-found", "teacher1 not-found", "student31 photo-format"),
        taken.getJsonArray("refused").getValuesAs(JsonObject.class).stream()
            .map(r -> r.getString("name") + " " + r.getString("code"))
            .toList());
    assertEquals(1, count("id_photo", Student.number(30)));
    admin.upload("id-photos", "student31", List.of(photo)).expect(200);
    assertEquals(1, count("id_photo", Student.number(31)));
    admin
        .upload("id-photos", "zip", List.of("PK no".getBytes(StandardCharsets.UTF_8)))
        .expectProblem(400, "invalid-input");
    Api.as("teacher1")
        .upload("id-photos", "student31", List.of(photo))
        .expectProblem(403, "forbidden");

    set("enrolment.approval", "at-once");
    supply(Student.number(32), photo).expectProblem(409, "id-photo-not-wanted");
    Await.until(
        "ID photos that nobody will look at are destroyed",
        SWEEP,
        () -> Rows.count("select count(*) from id_photo") == 0);
  }

  @Test
  void whatNobodyDecidesAndWhatGrowsOldIsDestroyed() {
    Student late = Student.number(33);
    enrolSelf(late, 4);
    supply(late, Photos.enrolment(4).get(0)).expect(204);
    Student old = Student.enrolledAs(34, 5);
    set("enrolment.expiry-months", "12");
    Rows.change(
        "update face_template set created_at = utc_timestamp(6) - interval 350 day where student_id"
            + " = ?",
        old.id());
    assertTrue(old.api().get("me/enrolment").expect(200).json().getBoolean("renewSoon"));
    Rows.change(
        "update face_template set created_at = utc_timestamp(6) - interval 400 day where student_id"
            + " = ?",
        old.id());
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      // Refused at once, and destroyed with the next round.
      old.scan(lesson.code()).expectProblem(409, "not-enrolled");
    }
    Rows.change(
        "update enrolment_request set submitted_at = submitted_at - interval 15 day where student_id"
            + " = ?",
        late.id());
    Await.until(
        "both are gone",
        SWEEP,
        () -> count("face_template", old) == 0 && count("id_photo", late) == 0);
    assertPicturesAreGone(late);
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'templates.expired' and subject = ?",
            old.id()));
    old.withdraw();
  }
}
