package org.adsum.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** An attendance session of a demo section, open from its making to its closing. */
public final class Lesson implements AutoCloseable {
  /** Everybody's section, of teacher1. */
  public static final String ALL = "CS-301";

  /** The section of students 1 to 20, of teacher1. */
  public static final String FIRST_HALF = "MA-110";

  /** The section of students 21 to 40, of teacher2. */
  public static final String SECOND_HALF = "PH-205";

  private final Api teacher;
  private final String section;
  private final String id;

  private Lesson(Api teacher, String section, String id) {
    this.teacher = teacher;
    this.section = section;
    this.id = id;
  }

  /** Opens a session now, after closing one that is live. */
  public static Lesson open(String course) {
    return open(course, Json.createObjectBuilder().build());
  }

  /** Opens a session as the request says. */
  public static Lesson open(String course, JsonObject request) {
    Api teacher = Api.as(course.equals(SECOND_HALF) ? "teacher2" : "teacher1");
    String section = section(teacher, course);
    for (JsonObject session : teacher.get("sections/" + section + "/sessions").expect(200).list()) {
      String state = session.getString("state");
      if (state.equals("OPEN") || state.equals("LOCKED")) {
        teacher.post("sessions/" + session.getString("id") + "/close").expect(200);
      }
    }
    Reply opened = teacher.post("sections/" + section + "/sessions", request).expect(201);
    return new Lesson(teacher, section, opened.text("id"));
  }

  /** The id of a demo section. */
  public static String section(Api teacher, String course) {
    return teacher.get("me/sections").expect(200).list().stream()
        .filter(own -> own.getString("course").equals(course))
        .map(own -> own.getString("id"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No section of " + course));
  }

  public String id() {
    return id;
  }

  public String section() {
    return section;
  }

  public Api teacher() {
    return teacher;
  }

  /** The code on the wall now. */
  public String code() {
    return teacher.get("sessions/" + id + "/code").expect(200).text("code");
  }

  /** The code to type now, and the number of its step. */
  public TypedCode typedCode() {
    Reply reply = teacher.get("sessions/" + id + "/code").expect(200);
    return new TypedCode(reply.text("shortCode"), reply.json().getJsonNumber("step").longValue());
  }

  /** The first code to type after a step; waits until the wall shows it. */
  public String codeAfter(long step) {
    return Await.value(
            "the code after step " + step,
            Duration.ofSeconds(45),
            () -> Optional.of(typedCode()).filter(code -> code.step() > step))
        .code();
  }

  /** What stands beside the QR code in one step. */
  public record TypedCode(String code, long step) {}

  public void lock() {
    teacher.post("sessions/" + id + "/lock").expect(200);
  }

  public void unlock() {
    teacher.post("sessions/" + id + "/unlock").expect(200);
  }

  /** What is known of a student. */
  public JsonObject record(Student student) {
    return teacher.get("sessions/" + id + "/records").expect(200).list().stream()
        .filter(row -> row.getString("student").equals(student.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(student.username() + " is not on the roster"));
  }

  /** How many records the student has in the database. */
  public long records(Student student) {
    return Rows.count(
        "select count(*) from attendance_record where session_id = ? and student_id = ?",
        id,
        student.id());
  }

  @Override
  public void close() {
    teacher.post("sessions/" + id + "/close").expect(200);
  }
}
