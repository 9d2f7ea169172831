package org.adsum.it.security;

import static org.adsum.it.security.Attack.body;
import static org.adsum.it.security.Attack.gainedNothing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Outsiders, other teachers and curious admins on their way to a false Present. */
@ExtendWith(Invariants.class)
class InsidersIT {
  private static final List<String> OPERATIONS = List.of("lock", "unlock", "close", "cancel");

  @Test
  void aStudentCannotMarkNorConfirmNorRunASession() {
    Student student = Student.number(7);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Api api = student.api();
      String session = "sessions/" + lesson.id();
      api.put(session + "/records/" + student.id(), present()).expectProblem(403, "forbidden");
      api.post(session + "/reviews/" + "0".repeat(26), body("decision", "CONFIRM"))
          .expectProblem(403, "forbidden");
      api.get(session + "/code").expectProblem(403, "forbidden");
      OPERATIONS.forEach(one -> api.post(session + "/" + one).expectProblem(403, "forbidden"));
      api.post("sections/" + lesson.section() + "/sessions", body()).expect(403);
      gainedNothing(lesson, student);
      assertEquals(
          "OPEN", lesson.teacher().get(session).expect(200).text("state"), "still as it was");
    }
  }

  @Test
  void aTeacherOfAnotherSectionChangesNothingHere() {
    Student student = Student.number(7);
    Api other = Api.as("teacher2");
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      String session = "sessions/" + lesson.id();
      other.put(session + "/records/" + student.id(), present()).expect(403, 404);
      other.get(session + "/code").expect(403, 404);
      OPERATIONS.forEach(one -> other.post(session + "/" + one).expect(403, 404));
      gainedNothing(lesson, student);
    }
  }

  @Test
  void anAdminWithoutTheFaceSeesNoTemplateAnywhere() {
    Student student = Student.enrolled(1);
    Api admin = Api.as("admin");
    for (String path :
        List.of(
            "users/" + student.id(),
            "users/enrolments?size=100",
            "users/" + student.id() + "/data")) {
      String body = admin.get(path).body();
      for (String secret :
          List.of("\"template", "embedding", "vector", "similarity", "passwordHash")) {
        assertFalse(
            body.contains(secret + "\":[") || body.contains(secret + "\":\""), path + " " + secret);
      }
    }
    admin.get("users/" + student.id() + "/templates").expect(404, 405);
    admin.get("me/templates").expect(403, 404, 405);
  }

  @Test
  void anAdminsOwnMarkIsInTheAuditLogByName() {
    Student student = Student.number(8);
    Api admin = Api.as("admin");
    String adminId = admin.get("me").expect(200).text("id");
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      admin.put("sessions/" + lesson.id() + "/records/" + student.id(), present()).expect(200);
      assertEquals(
          1,
          Rows.count(
              "select count(*) from audit_entry where stream = ? and subject = ? and actor = ? and"
                  + " action like 'record.%'",
              "session:" + lesson.id(), student.id(), adminId),
          "by nature an administrator may mark; it never goes unseen");
    }
  }

  @Test
  void anAuditorWritesNothing() {
    Student student = Student.number(9);
    Api auditor = auditor();
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      auditor
          .put("sessions/" + lesson.id() + "/records/" + student.id(), present())
          .expectProblem(403, "forbidden");
      auditor.put("settings/face.match-fmr", body("value", "1e-3")).expectProblem(403, "forbidden");
      auditor
          .put("sections/" + lesson.section() + "/students/" + student.id())
          .expectProblem(403, "forbidden");
      gainedNothing(lesson, student);
    }
  }

  @Test
  void noStudentOrTeacherGetsARoleByTheApiByScimOrByAnImport() {
    for (String username : List.of("student07", "teacher2")) {
      Api api = Api.as(username);
      String id = api.get("me").expect(200).text("id");
      String roles = roles(id);
      api.put("users/" + id, raised(username)).expectProblem(403, "forbidden");
      api.post("users", raised("new" + username)).expectProblem(403, "forbidden");
      api.importFile(
              "u.csv",
              "username,name,roles\n%s,X,ADMIN\n"
                  .formatted(username)
                  .getBytes(StandardCharsets.UTF_8),
              Map.of())
          .expectProblem(403, "forbidden");
      for (String method : List.of("PUT", "PATCH", "POST")) {
        api.sendAt(
                method,
                "scim/v2/Users" + (method.equals("POST") ? "" : "/" + id),
                "application/scim+json",
                "{\"roles\":[{\"value\":\"ADMIN\"}]}",
                Map.of())
            .expect(401);
      }
      api.post("scim-tokens", body("name", "mine")).expectProblem(403, "forbidden");
      assertEquals(roles, roles(id));
    }
  }

  @Test
  void tokensThatWereMadeUpOrForgedAreNobodys() {
    String none = jwt("{\"alg\":\"none\"}", "{\"sub\":\"admin\",\"roles\":[\"ADMIN\"]}", "");
    String hmac = jwt("{\"alg\":\"HS256\"}", "{\"sub\":\"admin\",\"exp\":9999999999}", "AAAA");
    String own = Api.signIn("student07", Adsum.PASSWORD).text("token");
    String changed = own.substring(0, own.length() - 1) + (own.endsWith("A") ? "B" : "A");
    for (String token : List.of(none, hmac, changed, "x", "A".repeat(8000))) {
      Reply reply = Api.withToken(token).get("me");
      assertTrue(List.of(400, 401, 431).contains(reply.status()), "status " + reply.status());
      assertFalse(reply.body().contains("Exception"), reply.body());
    }
    Api.anonymous()
        .sendAt(
            "GET",
            "api/v1/me",
            "",
            null,
            Map.of("Cookie", "__Host-ADSUM_SESSION=forged; ADSUM_SESSION=forged"))
        .expectProblem(401, "not-signed-in");
  }

  @Test
  void anotherSiteCannotSpeakThroughASignedInBrowser() {
    // CrossSiteIT has the browser; here what is refused even before the cookie is looked at.
    Reply reply =
        Api.anonymous()
            .sendAt(
                "POST",
                "api/v1/tickets",
                "application/json",
                "{\"code\":\"x\"}",
                Map.of(
                    "Cookie",
                    "__Host-ADSUM_SESSION=any",
                    "Origin",
                    "https://elsewhere.example",
                    "Sec-Fetch-Site",
                    "cross-site"));
    reply.expect(401, 403);
    Reply preflight =
        Api.anonymous()
            .sendAt(
                "OPTIONS",
                "api/v1/tickets",
                "",
                null,
                Map.of(
                    "Origin",
                    "https://elsewhere.example",
                    "Access-Control-Request-Method",
                    "POST"));
    assertEquals("", preflight.header("Access-Control-Allow-Origin"));
  }

  @Test
  void noDoorIsOpenButThoseForBrowsersAndManagementIsOnLoopbackOnly() throws IOException {
    int offset = Adsum.server().settings().httpsPort() - 8443;
    for (int port : List.of(5445, 8787, 9993, 8009, 3528, 5672, 1883, 4712, 4713)) {
      assertThrows(
          IOException.class,
          () -> connect(InetAddress.getLoopbackAddress(), port + offset),
          "port " + port + " is open");
    }
    int management = Adsum.server().settings().managementPort();
    for (InetAddress address : outside()) {
      assertThrows(IOException.class, () -> connect(address, management), address.toString());
    }
  }

  @Test
  void managementAsksForAName() throws Exception {
    var client = java.net.http.HttpClient.newHttpClient();
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(
                    "http://127.0.0.1:"
                        + Adsum.server().settings().managementPort()
                        + "/management"))
            .build();
    var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    assertEquals(401, answer.statusCode());
    assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Digest"));
  }

  @Test
  void noSecretOfASignInOrACheckInIsInTheServersLog() throws IOException {
    Student student = Student.enrolled(1);
    String token = Api.signIn(student.username(), Adsum.PASSWORD).text("token");
    Api.signIn(student.username(), "typed-in-the-wrong-field-1");
    String ticket;
    String code;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      code = lesson.code();
      ticket = student.scan(code).expect(201).text("ticket");
      student.submit(ticket, List.of());
      student
          .api()
          .sendForm("check-ins", java.net.http.HttpRequest.BodyPublishers.ofString(ticket));
    }
    String log =
        Files.readString(
            Adsum.TARGET.resolve("it-home/server/log/server.log"), StandardCharsets.UTF_8);
    assertTrue(log.length() > 1000, "there is a log");
    for (String secret :
        List.of(token, ticket, code, Adsum.PASSWORD, "typed-in-the-wrong-field-1")) {
      assertFalse(log.contains(secret), "a secret of " + secret.length() + " characters");
    }
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2000);
    } catch (ConnectException e) {
      throw new IOException(e);
    }
  }

  private static List<InetAddress> outside() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  private static Api auditor() {
    org.adsum.it.roles.SampleRecords.get();
    return Api.as("auditor1");
  }

  private static JsonObject present() {
    return Json.createObjectBuilder()
        .add("status", "PRESENT")
        .add("reason", "I was there")
        .add("version", 0)
        .build();
  }

  private static JsonObject raised(String username) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("name", "Raised")
        .add("active", true)
        .add("version", 0)
        .add("roles", Json.createArrayBuilder().add("ADMIN"))
        .build();
  }

  private static String roles(String id) {
    return Rows.column("select role from user_role where user_id = ? order by role", id).toString();
  }

  private static String jwt(String header, String payload, String signature) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + signature;
  }
}
