package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.adsum.it.roles.SampleRecords;
import org.adsum.it.roles.WebSurface;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ids of other people's things: every address with an id, found in the code, is called by each
 * role that may call it at all with the ids of somebody else's records (BOLA, IDOR). {@code
 * RoleWalkIT} has who may call what; this has whose.
 */
@ExtendWith(Invariants.class)
class ForeignIdsIT {
  /** Who tries, and to whom all of it is somebody else's. */
  private static final List<String> STRANGERS =
      List.of("student02", "teacher2", "registrar3", "auditor2");

  /** What a foreign id may get: nothing there, or not for you, or not even well-formed. */
  private static final List<Integer> REFUSED = List.of(400, 401, 403, 404, 405, 409, 415, 422);

  private static final Map<String, String> IDS = new LinkedHashMap<>();
  private static String attempt;

  @BeforeAll
  static void aCheckInOfSomebodyElse() {
    SampleRecords records = SampleRecords.get();
    Student owner = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.FIRST_HALF)) {
      attempt = owner.checkIn(lesson).text("id");
      IDS.put("sessions", lesson.id());
      IDS.put("sections", lesson.section());
      IDS.put("reviews", attempt);
      IDS.put("check-ins", attempt);
      IDS.put("users", owner.id());
      IDS.put("students", owner.id());
      IDS.put("records", owner.id());
      IDS.put("teachers", records.id("teacher"));
      IDS.put("courses", records.id("course"));
      IDS.put("faculties", records.id("faculty"));
      IDS.put("imports", records.id("import"));
    }
  }

  @Test
  void nobodyReadsOrChangesByAForeignId() {
    List<String> walked = new ArrayList<>();
    List<org.junit.jupiter.api.function.Executable> checks = new ArrayList<>();
    for (String endpoint : WebSurface.endpoints()) {
      if (!endpoint.contains(" /api/v1/") || !endpoint.contains("{")) {
        continue;
      }
      String method = endpoint.split(" ")[0];
      String path = foreign(endpoint.split(" ")[1].substring(1));
      walked.add(endpoint);
      for (String stranger : STRANGERS) {
        checks.add(
            () -> {
              Reply reply = Api.as(stranger).call(method, path, "{}");
              String what = stranger + " " + method + " " + path + ": " + reply.status();
              // Settings have names, not owners; catalogue rows are seen by all of the console.
              if (shared(path)) {
                assertTrue(reply.status() < 500, what);
              } else {
                assertTrue(REFUSED.contains(reply.status()), what + " " + reply.body());
                assertFalse(reply.body().contains("student01"), what);
              }
            });
      }
    }
    assertTrue(walked.size() > 30, "walked " + walked);
    String before = marks();
    assertAll(checks);
    assertEquals(before, marks(), "something was changed");
  }

  @Test
  void nobodyHearsTheNewsOfAForeignSession() {
    for (String stranger : List.of("student02", "teacher2", "registrar3", "auditor2")) {
      List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
      java.util.concurrent.atomic.AtomicBoolean closed =
          new java.util.concurrent.atomic.AtomicBoolean();
      WebSocket.Listener listener =
          new WebSocket.Listener() {
            @Override
            public java.util.concurrent.CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
              heard.add(text.toString());
              socket.request(1);
              return null;
            }

            @Override
            public java.util.concurrent.CompletionStage<?> onClose(
                WebSocket socket, int status, String reason) {
              closed.set(true);
              return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
              closed.set(true);
            }
          };
      try {
        WebSocket socket = Api.as(stranger).listen("live/session/" + IDS.get("sessions"), listener);
        socket.request(1);
        Await.until(stranger + " is sent away", Duration.ofSeconds(10), closed::get);
      } catch (CompletionException refused) {
        // Refused in the handshake: better still.
        assertTrue(refused.getCause() instanceof java.io.IOException, refused.toString());
      }
      assertEquals(List.of(), heard, stranger);
    }
  }

  @Test
  void noPageShowsAForeignRecord() {
    Map<String, List<String>> pages = new LinkedHashMap<>();
    String session = IDS.get("sessions");
    String section = IDS.get("sections");
    String user = IDS.get("users");
    pages.put(
        "teacher2",
        List.of(
            "teacher/session/" + session,
            "teacher/section/" + section,
            "teacher/session/" + session + "/hall",
            "teacher/records.csv?session=" + session,
            "teacher/hall/now?id=" + session,
            "teacher/start?id=" + section));
    pages.put(
        "registrar3",
        List.of(
            "admin/users/" + user,
            "admin/sections/" + section,
            "admin/courses/" + IDS.get("courses"),
            "teacher/session/" + session,
            "teacher/records.csv?session=" + session));
    pages.put("auditor2", pages.get("registrar3"));
    pages.put(
        "student02",
        List.of(
            "teacher/session/" + session,
            "admin/users/" + user,
            "teacher/records.csv?session=" + session));
    pages.forEach(
        (who, paths) ->
            paths.forEach(
                path -> {
                  Reply reply = Api.as(who).at(path);
                  assertTrue(
                      List.of(303, 403, 404).contains(reply.status()),
                      who + " " + path + ": " + reply.status());
                  assertFalse(reply.body().contains("student01"), who + " " + path);
                }));
  }

  @Test
  void theOwnCopyIsOnesOwn() {
    Student one = Student.enrolled(1);
    Student two = Student.number(2);
    String copy = two.api().get("me/data").body();
    assertFalse(copy.contains(one.id()), "an id of somebody else");
    assertFalse(copy.contains(attempt), "an attempt of somebody else");
  }

  /** The path with each id in place of the braces, by the word before them. */
  private static String foreign(String path) {
    String filled = path;
    while (filled.contains("{")) {
      int open = filled.indexOf('{');
      String[] before = filled.substring(0, open).split("/");
      String id = IDS.getOrDefault(before[before.length - 1], "0".repeat(26));
      filled = filled.substring(0, open) + id + filled.substring(filled.indexOf('}') + 1);
    }
    return filled;
  }

  private static boolean shared(String path) {
    return path.startsWith("api/v1/settings/");
  }

  private static String marks() {
    return Rows.column(
            "select concat(state, version) from attendance_session where id = ?",
            IDS.get("sessions"))
        + Rows.column(
                "select concat(student_id, status, version) from attendance_record where session_id"
                    + " = ? order by 1",
                IDS.get("sessions"))
            .toString()
        + Rows.count("select count(*) from roster_entry where section_id = ?", IDS.get("sections"))
        + Rows.count("select count(*) from user_role where user_id = ?", IDS.get("users"));
  }
}
