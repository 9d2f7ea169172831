package org.adsum.it.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the walk cannot see: what roles may not make of themselves, and what a part leaves out. */
@ExtendWith(Invariants.class)
class RoleRulesIT {
  /** First: it gives people their roles, which ends what they were signed in by. */
  private static final SampleRecords RECORDS = SampleRecords.get();

  private static final Api ADMIN = Api.as("admin");
  private static final Api REGISTRAR = Api.as("registrar1");
  private static final Api SCIENCE = Api.as("registrar2");
  private static final Api ARTS = Api.as("registrar3");

  @Test
  void nobodyGrantsARoleOfTheConsoleButAnAdmin() {
    long before = Rows.count("select count(*) from user_account");
    for (String role : List.of("ADMIN", "REGISTRAR", "AUDITOR")) {
      REGISTRAR
          .post("users", user("climber", "Cara Climber", "STUDENT", role).build())
          .expectProblem(403, "forbidden");
    }
    assertEquals(before, Rows.count("select count(*) from user_account"));
    REGISTRAR.post("users", user("climber", "x", "SYSTEM").build()).expect(400);
    assertEquals(before, Rows.count("select count(*) from user_account"));
  }

  @Test
  void nobodyRaisesTheirOwnRoleOrAnybodyElses() {
    for (String username :
        List.of("registrar1", "registrar2", "auditor1", "teacher1", "student07")) {
      Api api = Api.as(username);
      String id = api.get("me").expect(200).text("id");
      JsonObject raised = account(id, "ADMIN");
      assertTrue(List.of(403, 404).contains(api.put("users/" + id, raised).status()), username);
      assertEquals(
          0,
          Rows.count("select count(*) from user_role where user_id = ? and role = 'ADMIN'", id),
          username);
    }
    String student = RECORDS.id("student");
    REGISTRAR.put("users/" + student, account(student, "AUDITOR")).expectProblem(403, "forbidden");
  }

  @Test
  void aRegistrarKeepsNoAccountOfTheConsole() {
    for (String place : List.of("boss", "registrar")) {
      String id = RECORDS.id(place);
      JsonObject same = ADMIN.get("users/" + id).expect(200).json();
      JsonObjectBuilder changed = Json.createObjectBuilder(same).add("name", "Somebody Else");
      REGISTRAR
          .put("users/" + id, changed.add("password", "another-password-9").build())
          .expectProblem(403, "forbidden");
      assertEquals(same, ADMIN.get("users/" + id).expect(200).json());
    }
  }

  @Test
  void fieldsThatAnInputDoesNotHaveChangeNothing() {
    String term = Rows.column("select id from term where code = 'DEMO'").get(0);
    JsonObject before = ADMIN.get("sections/" + RECORDS.id("section")).expect(200).json();
    REGISTRAR
        .put(
            "sections/" + RECORDS.id("section"),
            Json.createObjectBuilder()
                .add("id", "0".repeat(26))
                .add("roles", Json.createArrayBuilder().add("ADMIN"))
                .add("courseId", "0".repeat(26))
                .add("termId", term)
                .add("number", before.getString("number"))
                .add("room", before.getString("room"))
                .add("version", before.getInt("version"))
                .build())
        .expect(200);
    JsonObject after = ADMIN.get("sections/" + RECORDS.id("section")).expect(200).json();
    assertEquals(before.getString("courseId"), after.getString("courseId"));
    assertEquals(before.getString("id"), after.getString("id"));
  }

  @Test
  void aPartLeavesOutOfListsWhatIsNotInIt() {
    assertEquals(List.of("PH-205"), codes(ARTS.get("courses?size=100"), "code"));
    assertEquals(List.of("MA-110"), codes(SCIENCE.get("courses?size=100"), "code"));
    assertEquals(List.of("PH-205"), codes(ARTS.get("sections?size=100"), "course"));
    assertTrue(codes(ARTS.get("sessions?size=100"), "course").stream().allMatch("PH-205"::equals));
    List<String> people = codes(ARTS.get("users?size=100"), "username");
    assertTrue(people.contains("student21") && people.contains("teacher2"), people.toString());
    assertFalse(people.contains("student07") || people.contains("admin"), people.toString());
    List<String> enrolments = codes(ARTS.get("users/enrolments?size=100"), "username");
    assertEquals(20, enrolments.size());
    assertFalse(enrolments.contains("student07"), enrolments.toString());
    assertEquals(
        enrolments.size(), ARTS.get("users/enrolments").expect(200).json().getInt("total"));
  }

  @Test
  void whatIsOutsideOfAPartDoesNotExistForIt() {
    for (String path :
        List.of(
            "courses/{course}",
            "sections/{section}",
            "sections/{section}/students",
            "sections/{section}/teachers",
            "sections/{section}/sessions",
            "sessions/{session}",
            "sessions/{session}/records",
            "sessions/{session}/attempts",
            "users/{student}")) {
      ARTS.get(RECORDS.fill(path)).expectProblem(404, "not-found");
      SCIENCE.get(RECORDS.fill(path)).expect(200);
      Api.as("auditor2").get(RECORDS.fill(path)).expectProblem(404, "not-found");
    }
    long roster = Rows.count("select count(*) from roster_entry");
    ARTS.put(RECORDS.fill("sections/{section}/students/{student}")).expectProblem(404, "not-found");
    assertEquals(roster, Rows.count("select count(*) from roster_entry"));
  }

  @Test
  void aRegistrarOfAPartAddsToItsRostersWhomTheyCanName() {
    String section = Lesson.section(Api.as("teacher2"), Lesson.SECOND_HALF);
    Student outsider = Student.number(3);
    ARTS.get("users/" + outsider.id()).expectProblem(404, "not-found");
    ARTS.put("sections/" + section + "/students/" + outsider.id()).expect(200, 204);
    ARTS.get("users/" + outsider.id()).expect(200);
    ARTS.delete("sections/" + section + "/students/" + outsider.id()).expect(200, 204);
    Rows.change(
        "delete from roster_entry where section_id = ? and student_id = ?", section, outsider.id());
  }

  @Test
  void aPartIsNotWidenedByItsOwnRegistrar() {
    JsonObject course =
        ARTS.get("courses?q=PH-205").expect(200).json().getJsonArray("items").getJsonObject(0);
    ARTS.put(
            "courses/" + course.getString("id"),
            Json.createObjectBuilder()
                .add("code", "PH-205")
                .add("title", course.getString("title"))
                .add("facultyId", RECORDS.id("faculty"))
                .add("version", course.getInt("version"))
                .build())
        .expectProblem(403, "forbidden");
    ARTS.post("faculties", Json.createObjectBuilder().add("code", "X").add("title", "X").build())
        .expectProblem(403, "forbidden");
    ARTS.post("users", user("made", "Made Up", "STUDENT").build()).expectProblem(403, "forbidden");
    String own = ARTS.get("me").expect(200).text("id");
    ARTS.put(
            "users/" + own + "/scope",
            Json.createObjectBuilder().add("parts", Json.createArrayBuilder()).build())
        .expectProblem(403, "forbidden");
  }

  @Test
  void onlyWhoKeepsRecordsCorrectsThem() {
    String path = RECORDS.fill("sessions/{session}/records/{student}");
    JsonObject late =
        Json.createObjectBuilder()
            .add("status", "EXCUSED")
            .add("reason", "by the registry")
            .add("version", 0)
            .build();
    Api.as("auditor1").put(path, late).expectProblem(403, "forbidden");
    ARTS.put(path, late).expectProblem(404, "not-found");
    SCIENCE.put(path, late).expect(200, 409);
  }

  @Test
  void aPartThatDoesNotExistIsNotGranted() {
    String id = RECORDS.id("registrar");
    ADMIN
        .put("users/" + id + "/scope", parts("REGISTRAR", "0".repeat(26)))
        .expectProblem(404, "not-found");
    ADMIN
        .put("users/" + id + "/scope", parts("AUDITOR", RECORDS.id("faculty")))
        .expectProblem(400, "invalid-input");
    ADMIN
        .put("users/" + id + "/scope", parts("ADMIN", RECORDS.id("faculty")))
        .expectProblem(400, "invalid-input");
    assertEquals(0, Rows.count("select count(*) from role_scope where user_id = ?", id));
  }

  private static List<String> codes(Reply reply, String field) {
    return reply.expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString(field))
        .toList();
  }

  private static JsonObject parts(String role, String faculty) {
    return Json.createObjectBuilder()
        .add(
            "parts",
            Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("role", role).add("facultyId", faculty)))
        .build();
  }

  private static JsonObject account(String id, String role) {
    JsonObject now = ADMIN.get("users/" + id).expect(200).json();
    return Json.createObjectBuilder(now).add("roles", Json.createArrayBuilder().add(role)).build();
  }

  private static JsonObjectBuilder user(String username, String name, String... roles) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (String role : roles) {
      array.add(role);
    }
    return Json.createObjectBuilder()
        .add("username", username)
        .add("name", name)
        .add("password", Adsum.PASSWORD)
        .add("roles", array);
  }
}
