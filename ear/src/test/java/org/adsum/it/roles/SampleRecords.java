package org.adsum.it.roles;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;

/**
 * One account of each kind, and one record of each kind for them to look at: MA-110 with a closed
 * session, which is teacher1's and belongs to the faculty SCI. Made once for all tests.
 */
public final class SampleRecords {
  /** The columns of the walk, in their order. */
  static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("nobody", "");
    COLUMNS.put("student", "student07");
    COLUMNS.put("teacher", "teacher1");
    COLUMNS.put("teacher-", "teacher2");
    COLUMNS.put("registrar", "registrar1");
    COLUMNS.put("scoped", "registrar2");
    COLUMNS.put("scoped-", "registrar3");
    COLUMNS.put("auditor", "auditor1");
    COLUMNS.put("auditor-", "auditor2");
    COLUMNS.put("admin", "admin");
  }

  private static SampleRecords made;

  /** What stands in braces in an address, and the id that it stands for. */
  final Map<String, String> places = new LinkedHashMap<>();

  private final Api admin = Api.as("admin");

  private SampleRecords() {
    Lesson closed = Lesson.open(Lesson.FIRST_HALF);
    closed.close();
    String course = course(Lesson.FIRST_HALF).getString("id");
    String science = faculty("SCI", "Science");
    String arts = faculty("ART", "Arts");
    belong(Lesson.FIRST_HALF, science);
    belong(Lesson.SECOND_HALF, arts);
    places.put("registrar", account("registrar1", "REGISTRAR", "Rita Register"));
    narrow(account("registrar2", "REGISTRAR", "Sven Science"), "REGISTRAR", science);
    narrow(account("registrar3", "REGISTRAR", "Arta Arts"), "REGISTRAR", arts);
    account("auditor1", "AUDITOR", "Audrey Audit");
    narrow(account("auditor2", "AUDITOR", "Arto Audit"), "AUDITOR", arts);
    places.put("section", closed.section());
    places.put("session", closed.id());
    places.put("course", course);
    places.put("faculty", science);
    places.put("student", Student.number(7).id());
    places.put("teacher", Api.as("teacher1").get("me").expect(200).text("id"));
    places.put("boss", admin.get("me").expect(200).text("id"));
    places.put("room", room("WALK-1"));
    places.put("import", importOf("username,name\nwalked,Wanda Walker\n"));
    places.put("none", "0".repeat(26));
  }

  /** The records, made by the first who asks. */
  public static synchronized SampleRecords get() {
    if (made == null) {
      made = new SampleRecords();
    }
    return made;
  }

  private static String room(String code) {
    String id = "room" + "0".repeat(22);
    Rows.change("insert ignore into room (id, code, version) values (?, ?, 0)", id, code);
    return id;
  }

  /** An import that is compared and never applied. */
  private String importOf(String csv) {
    return admin
        .importFile("walk.csv", csv.getBytes(StandardCharsets.UTF_8), Map.of())
        .expect(202)
        .text("id");
  }

  private JsonObject course(String code) {
    return admin.get("courses?q=" + code).expect(200).json().getJsonArray("items").getJsonObject(0);
  }

  private String faculty(String code, String title) {
    return admin.get("faculties").expect(200).list().stream()
        .filter(f -> f.getString("code").equals(code))
        .map(f -> f.getString("id"))
        .findFirst()
        .orElseGet(
            () ->
                admin
                    .post(
                        "faculties",
                        Json.createObjectBuilder().add("code", code).add("title", title).build())
                    .expect(201)
                    .text("id"));
  }

  private void belong(String code, String faculty) {
    JsonObject course = course(code);
    admin
        .put(
            "courses/" + course.getString("id"),
            Json.createObjectBuilder()
                .add("code", code)
                .add("title", course.getString("title"))
                .add("facultyId", faculty)
                .add("version", course.getInt("version"))
                .build())
        .expect(200);
  }

  private String account(String username, String role, String name) {
    var known = admin.get("users?q=" + username).expect(200).json().getJsonArray("items");
    return known.isEmpty()
        ? admin
            .post(
                "users",
                Json.createObjectBuilder()
                    .add("username", username)
                    .add("name", name)
                    .add("roles", Json.createArrayBuilder().add(role))
                    .add("password", Adsum.PASSWORD)
                    .build())
            .expect(201)
            .text("id")
        : known.getJsonObject(0).getString("id");
  }

  private void narrow(String user, String role, String faculty) {
    admin
        .put(
            "users/" + user + "/scope",
            Json.createObjectBuilder()
                .add(
                    "parts",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder().add("role", role).add("facultyId", faculty)))
                .build())
        .expect(200);
  }

  /** The address with ids in place of the names in braces. */
  public String fill(String path) {
    String filled = path;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace("{" + place.getKey() + "}", place.getValue());
    }
    return filled;
  }

  /** The id that a name in braces stands for. */
  public String id(String place) {
    return places.get(place);
  }

  /** The caller of a column. */
  static Api caller(String column) {
    String username = COLUMNS.get(column);
    return username.isEmpty() ? Api.anonymous() : Api.as(username);
  }
}
