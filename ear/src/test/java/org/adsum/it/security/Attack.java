package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;

/** What the scripted attackers share: a body, and the look into the database afterwards. */
final class Attack {
  private Attack() {}

  /** Nobody gained anything: no record, and no attempt that would still make one. */
  static void gainedNothing(Lesson lesson, Student student) {
    assertEquals(0, lesson.records(student), "a false record of " + student.username());
    assertEquals(
        0,
        Rows.count(
            "select count(*) from checkin_attempt where session_id = ? and student_id = ? and state"
                + " in ('PENDING', 'ACCEPTED')",
            lesson.id(),
            student.id()));
  }

  /** All records of a lesson. */
  static long records(Lesson lesson) {
    return Rows.count("select count(*) from attendance_record where session_id = ?", lesson.id());
  }

  /** An object of strings: key, value, key, value. */
  static JsonObject body(String... fields) {
    var object = Json.createObjectBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      object.add(fields[i], fields[i + 1]);
    }
    return object.build();
  }
}
