package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts, signing in, and enrolment through the API. */
@ExtendWith(Invariants.class)
class AccountsIT {
  private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli());
  private static final String PASSWORD = "a-long-enough-password";

  private final Api admin = Api.as("admin");

  @Test
  void aTokenSaysWhoOneIs() {
    Reply token = Api.signIn("teacher1", Adsum.PASSWORD).expect(200, 201);
    assertTrue(token.json().getInt("expiresIn") > 0);
    Reply me = Api.withToken(token.text("token")).get("me").expect(200);
    assertEquals("teacher1", me.text("username"));
    assertEquals("Tamara Teich", me.text("name"));
    assertEquals("[\"TEACHER\"]", me.json().getJsonArray("roles").toString());
  }

  @Test
  void wrongNameAndWrongPasswordGetTheSameWords() {
    Reply password = Api.signIn("student38", "not-the-password");
    Reply name = Api.signIn("nobody-of-that-name", "not-the-password");
    password.expectProblem(401, "sign-in-failed");
    name.expectProblem(401, "sign-in-failed");
    assertEquals(password.text("detail"), name.text("detail"));
    Api.signIn("' or '1'='1", "' or '1'='1").expectProblem(401, "sign-in-failed");
    Api.signIn("student38", "").expectProblem(401, "sign-in-failed");
  }

  @Test
  void fiveWrongPasswordsLockTheAccountAlsoForTheRightOne() {
    String username = create("locked", "Lock Out", PASSWORD).getString("username");
    for (int i = 0; i < 5; i++) {
      Api.signIn(username, "wrong-password-" + i).expect(401, 429);
    }
    Reply locked = Api.signIn(username, PASSWORD);
    locked.expectProblem(429, "sign-in-locked");
    assertFalse(locked.header("Retry-After").isEmpty());
    Rows.change(
        "update local_credential set locked_until = ? where user_id ="
            + " (select id from user_account where username = ?)",
        Instant.now().minusSeconds(1),
        username);
    Api.signIn(username, PASSWORD).expect(200, 201);
  }

  @Test
  void usersAreFoundCreatedChangedAndDeactivated() {
    JsonObject made = create("person", "Given Name", PASSWORD);
    Reply page = admin.get("users?q=" + made.getString("username") + "&page=0&size=5").expect(200);
    assertEquals(1, page.json().getInt("total"));
    assertEquals(
        made.getString("id"), page.json().getJsonArray("items").getJsonObject(0).getString("id"));
    Api person =
        Api.withToken(
            Api.signIn(made.getString("username"), PASSWORD).expect(200, 201).text("token"));
    person.get("me").expect(200);

    Reply changed =
        admin
            .put(
                "users/" + made.getString("id"),
                user(made.getString("username"), "New Name", null)
                    .add("version", made.getInt("version"))
                    .build())
            .expect(200);
    assertEquals("New Name", changed.text("name"));
    admin
        .put(
            "users/" + made.getString("id"),
            user(made.getString("username"), "Late Name", null)
                .add("version", made.getInt("version"))
                .build())
        .expectProblem(409, "changed-meanwhile");

    admin
        .put(
            "users/" + made.getString("id"),
            user(made.getString("username"), "New Name", null)
                .add("state", "INACTIVE")
                .add("version", changed.json().getInt("version"))
                .build())
        .expect(200);
    person.get("me").expectProblem(401, "not-signed-in");
    Api.signIn(made.getString("username"), PASSWORD).expectProblem(401, "sign-in-failed");
  }

  @Test
  void aUserNameIsTakenOnlyOnceWhateverItsCase() {
    JsonObject made = create("taken", "First", null);
    admin
        .post(
            "users",
            user(made.getString("username").toUpperCase(java.util.Locale.ROOT), "Second", null)
                .build())
        .expectProblem(409, "username-taken");
  }

  @Test
  void badInputNamesTheField() {
    Reply reply = admin.post("users", user("spaces are bad", "Somebody", null).build());
    reply.expectProblem(400, "invalid-input");
    assertTrue(reply.text("detail").contains("username"), reply.text("detail"));
    admin
        .post("users", user("shortpw", "Somebody", "short").build())
        .expectProblem(400, "invalid-input");
    admin.get("users/not-an-id").expect(400, 404);
    admin.get("users?page=minus").expect(400);
  }

  @Test
  void theLastAdminStays() {
    String id = admin.get("me").expect(200).text("id");
    JsonObject own = admin.get("users/" + id).expect(200).json();
    admin
        .put(
            "users/" + id,
            Json.createObjectBuilder()
                .add("username", "admin")
                .add("name", own.getString("name"))
                .add("roles", Json.createArrayBuilder().add("TEACHER"))
                .add("version", own.getInt("version"))
                .build())
        .expectProblem(409, "last-admin");
  }

  @Test
  void markupAndSqlInNamesAreJustText() {
    for (String name :
        List.of("<script>alert(1)</script>", "Robert'); DROP TABLE user_account;--", "日本 ñ 😀")) {
      JsonObject made = create("odd", name, null);
      assertEquals(name, admin.get("users/" + made.getString("id")).expect(200).text("name"));
    }
    assertTrue(Rows.count("select count(*) from user_account") > 40);
  }

  @Test
  void enrollingIsForStudentsOnlyAndNamesThePhotoThatIsWrong() {
    String teacher = Api.as("teacher1").get("me").expect(200).text("id");
    admin
        .upload("users/" + teacher + "/templates", "photos", Photos.enrolment(0))
        .expectProblem(400, "invalid-input");
    String path = "users/" + create("face", "Face Less", null).getString("id") + "/templates";
    byte[] good = Photos.enrolment(2).get(0);
    Reply reply = admin.upload(path, "photos", List.of(good, Photos.nobody()));
    reply.expectProblem(422, "photo-no-face");
    assertTrue(reply.text("detail").contains("2"), reply.text("detail"));
    admin.upload(path, "photos", List.of(Photos.two())).expectProblem(422, "photo-several-faces");
    admin
        .upload(path, "photos", List.of(good, Photos.enrolment(1).get(0)))
        .expectProblem(422, "photos-differ");
    admin.upload(path, "photos", Photos.copies(good, 6)).expectProblem(422, "photo-count");
    admin.upload(path, "photos", List.of(Photos.gif())).expectProblem(415, "photo-format");
    admin.upload(path, "photos", List.of(Photos.png(2))).expect(201);
    admin.upload(path, "photos", List.of(good)).expect(201);
  }

  @Test
  void withdrawingConsentDestroysTheTemplates() {
    JsonObject made = create("leaver", "Leaves Again", PASSWORD);
    Api student =
        Api.withToken(
            Api.signIn(made.getString("username"), PASSWORD).expect(200, 201).text("token"));
    List<byte[]> photos = List.of(Photos.enrolment(3).get(0), Photos.enrolment(3).get(1));
    List<byte[]> three = List.of(photos.get(0), photos.get(1), photos.get(0));
    student.upload("me/templates", "photos", three).expectProblem(403, "consent-missing");
    student.post("me/consent").expect(200);
    student.upload("me/templates", "photos", three).expect(201);
    student.delete("me/templates").expect(200);
    assertEquals(
        0,
        Rows.count(
            "select count(*) from face_template where student_id = ?", made.getString("id")));
  }

  @Test
  void templatesAreSealedAndPicturesAreOnlyWhereAnEnrolmentWaitsForAnAnswer() {
    Student.enrolled(1);
    assertEquals(
        0,
        Rows.count("select count(*) from face_template where length(sealed_embedding) < 512 * 4"));
    assertEquals(
        List.of("enrolment_request.sealed_capture", "id_photo.sealed_photo"),
        Rows.column(
            "select concat(table_name, '.', column_name) as place from information_schema.columns"
                + " where table_schema = database()"
                + " and data_type in ('longblob', 'mediumblob', 'blob')"
                + " and table_name not like 'jboss%' order by place"));
  }

  @Test
  void theApiIsDescribed() {
    Reply openapi = Api.anonymous().at("openapi?format=JSON");
    openapi.expect(200);
    for (String path : List.of("/tokens", "/check-ins", "/tickets", "/users", "/sections/{id}")) {
      assertTrue(openapi.body().contains(path), path);
    }
  }

  @Test
  void aStudentSeesOnlyOwnSections() {
    List<JsonObject> own = Api.as("student30").get("me/sections").expect(200).list();
    assertEquals(
        List.of(Lesson.ALL, Lesson.SECOND_HALF),
        own.stream().map(s -> s.getString("course")).sorted().toList());
  }

  private JsonObject create(String prefix, String name, String password) {
    return admin
        .post("users", user(prefix + NEXT.incrementAndGet(), name, password).build())
        .expect(201)
        .json();
  }

  private static JsonObjectBuilder user(String username, String name, String password) {
    JsonObjectBuilder user =
        Json.createObjectBuilder()
            .add("username", username)
            .add("name", name)
            .add("roles", Json.createArrayBuilder().add("STUDENT"));
    return password == null ? user : user.add("password", password);
  }
}
