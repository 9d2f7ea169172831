package org.adsum.it.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.MasterKeyFile;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Data keys and master keys, while students check in. */
@ExtendWith(Invariants.class)
class KeysIT {
  private static final String TEMPLATES =
      "select concat(id, ' ', hex(sealed_embedding)) from face_template where student_id = ?"
          + " order by id";

  private final Api admin = Api.as("admin");

  @Test
  void aTemplateSealedTheOldWayStillOpensAndIsSealedAnew() {
    Student student = Student.enrolled(1);
    sealAsOfOld(student);
    assertEquals(0, keys(student));
    checksIn(student);

    rotation();
    assertEquals(1, keys(student));
    assertTrue(
        Rows.column(TEMPLATES, student.id()).stream()
            .allMatch(row -> row.split(" ")[1].startsWith("03")));
    checksIn(student);
  }

  @Test
  void aNewMasterKeyWrapsAllDataKeysAndTouchesNoTemplate() {
    Student one = Student.enrolled(2);
    Student other = Student.enrolled(3);
    List<String> templates = Rows.column(TEMPLATES, one.id());
    String wrappedBefore = wrapped(other);
    String keyBefore = masterKeyOf(other);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String ticket = one.ticket(lesson);
      JsonObject status = withNewKey();
      String current = status.getString("current");
      assertNotEquals(keyBefore, current);
      assertEquals(current, masterKeyOf(one));
      assertEquals(current, masterKeyOf(other));
      assertEquals(templates, Rows.column(TEMPLATES, one.id()));
      assertEquals(
          List.of("0"),
          Rows.column(
              "select count(*) from attendance_session where lower(hex(substring(sealed_key, 2, 8)))"
                  + " <> ?",
              current));
      // The ticket, the session's code and the templates are all of before.
      String attempt = one.submit(ticket, Photos.frames(one.person())).expect(202).text("id");
      assertEquals("ACCEPTED", one.verdict(attempt).text("state"));
      assertEquals("ACCEPTED", other.checkIn(lesson).text("state"));

      // As a server leaves it that is killed between two batches.
      Rows.change(
          "update data_key set wrapped = ?, master_key_id = ? where student_id = ?",
          HexFormat.of().parseHex(wrappedBefore),
          keyBefore,
          other.id());
      assertEquals(1, valuesOf(keyBefore));
      rotation();
      assertEquals(0, valuesOf(keyBefore));
      assertEquals(current, masterKeyOf(other));
    }
    // The old key may go, and everything still opens.
    MasterKeyFile.write(MasterKeyFile.keys().subList(0, 1));
    rotation();
    checksIn(other);
  }

  @Test
  void aDamagedFileOfKeysIsRefusedAndTheKnownKeysStay() {
    List<String> good = MasterKeyFile.keys();
    MasterKeyFile.write(List.of("damaged"));
    try {
      admin.post("keys/rotation").expectProblem(409, "master-keys-unreadable");
      checksIn(Student.enrolled(4));
    } finally {
      MasterKeyFile.write(good);
    }
  }

  @Test
  void withdrawingAndEnrollingAgainDestroyTheDataKey() {
    Student student = Student.enrolled(5);
    String before = wrapped(student);
    admin.upload("users/" + student.id() + "/templates", "photos", Photos.enrolment(4)).expect(201);
    assertNotEquals(before, wrapped(student), "enrolled again");
    student.withdraw();
    assertEquals(0, keys(student));
  }

  @Test
  void onlyAdminsReplaceKeysAndNobodySeesThem() {
    Api.as("student01").post("keys/rotation").expectProblem(403, "forbidden");
    Api.as("teacher1").get("keys").expectProblem(403, "forbidden");
    String status = admin.get("keys").expect(200).body();
    MasterKeyFile.keys().forEach(key -> assertFalse(status.contains(key)));
  }

  private void checksIn(Student student) {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals("ACCEPTED", student.checkIn(lesson).text("state"));
    }
  }

  private JsonObject withNewKey() {
    List<String> keys = new ArrayList<>(MasterKeyFile.keys());
    keys.add(0, MasterKeyFile.fresh());
    MasterKeyFile.write(keys);
    return rotation();
  }

  private JsonObject rotation() {
    return admin.post("keys/rotation").expect(200).json();
  }

  private long valuesOf(String key) {
    return admin
        .get("keys")
        .expect(200)
        .json()
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(k -> k.getString("id").equals(key))
        .mapToLong(k -> k.getInt("values"))
        .sum();
  }

  private static long keys(Student student) {
    return Rows.count("select count(*) from data_key where student_id = ?", student.id());
  }

  private static String wrapped(Student student) {
    return Rows.column("select hex(wrapped) from data_key where student_id = ?", student.id())
        .get(0);
  }

  private static String masterKeyOf(Student student) {
    return Rows.column("select master_key_id from data_key where student_id = ?", student.id())
        .get(0);
  }

  /** Puts the templates back to how the first release left them. */
  private static void sealAsOfOld(Student student) {
    byte[] dataKey =
        MasterKeyFile.open(
            MasterKeyFile.derived("DATA_KEY"),
            "DATA_KEY",
            student.id(),
            HexFormat.of().parseHex(wrapped(student)),
            9);
    for (String row : Rows.column(TEMPLATES, student.id())) {
      String id = row.split(" ")[0];
      byte[] sealed = HexFormat.of().parseHex(row.split(" ")[1]);
      byte[] plain = MasterKeyFile.open(dataKey, "FACE_TEMPLATE", id, sealed, 1);
      byte[] old =
          MasterKeyFile.sealAsOfOld(
              MasterKeyFile.derived("FACE_TEMPLATE"), "FACE_TEMPLATE", id, plain);
      Rows.change("update face_template set sealed_embedding = ? where id = ?", old, id);
    }
    Rows.change("delete from data_key where student_id = ?", student.id());
  }
}
