package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what: every address with every kind of caller. */
@ExtendWith(Invariants.class)
class RolesIT {
  private static final List<String> CALLERS =
      List.of("anonymous", "student", "teacher", "other teacher", "admin");

  /**
   * Method and path, then the status for each of {@link #CALLERS}: 200 stands for "let in", which
   * includes refusals of the empty body.
   */
  private static final List<String> WALK =
      List.of(
          "GET me                              401 200 200 200 200",
          "GET me/sections                     401 200 200 200 200",
          "GET me/records                      401 200 200 200 200",
          "GET me/enrolment                    401 200 403 403 403",
          "POST tickets                        401 200 403 403 403",
          "POST check-ins                      401 200 403 403 403",
          "GET check-ins/{none}                401 200 403 403 403",
          "POST check-ins/{none}/retry         401 200 403 403 403",
          "GET me/consent-text                 401 200 403 403 403",
          "GET enrolment-requests              401 403 403 403 200",
          "POST enrolment-requests/{none}/approve 401 403 403 403 200",
          "POST enrolment-requests/{none}/refuse 401 403 403 403 200",
          "PUT me/way                          401 200 403 403 403",
          "POST sessions/{session}/reviews     401 403 200 200 200",
          "GET sections                        401 403 403 403 200",
          "GET sections/{section}              401 403 200 403 200",
          "GET sections/{section}/sessions     401 403 200 403 200",
          "GET sections/{section}/students     401 403 403 403 200",
          "GET sections/{section}/teachers     401 403 403 403 200",
          "GET sessions                        401 403 403 403 200",
          "GET sessions/{session}              401 403 200 403 200",
          "GET sessions/{session}/code         401 403 200 403 200",
          "GET sessions/{session}/attempts     401 403 200 403 200",
          // Teachers of other sections are let in and find no such check-in: see LivenessModesIT.
          "POST sessions/{session}/reviews/{none} 401 403 200 200 200",
          "GET sessions/{session}/records      401 403 200 403 200",
          "PUT sessions/{session}/records/{student} 401 403 200 403 200",
          "POST sessions/{session}/lock        401 403 200 403 200",
          "POST sessions/{session}/unlock      401 403 200 403 200",
          "POST sections/{section}/sessions    401 403 200 403 200",
          "GET users                           401 403 403 403 200",
          "POST users                          401 403 403 403 200",
          "GET users/{student}                 401 403 403 403 200",
          "PUT users/{student}                 401 403 403 403 200",
          "POST users/{student}/templates      401 403 403 403 200",
          "GET users/enrolments                401 403 403 403 200",
          "GET lookalikes                      401 403 403 403 200",
          "PUT lookalikes/{none}               401 403 403 403 200",
          "GET me/data                         401 200 200 200 200",
          "GET me/erasure                      401 200 200 200 200",
          "GET users/{student}/data            401 403 403 403 200",
          // Not of a person: the walk is not to erase anybody.
          "POST users/{none}/erasure           401 403 403 403 200",
          "GET privacy/erasures                401 403 403 403 200",
          "PUT privacy/erasures/{none}         401 403 403 403 200",
          "GET privacy/retention               401 403 403 403 200",
          "GET privacy/ledger                  401 403 403 403 200",
          "GET privacy/dpia                    401 403 403 403 200",
          "POST privacy/runs                   401 403 403 403 200",
          "GET keys                            401 403 403 403 200",
          "POST keys/rotation                  401 403 403 403 200",
          "GET scim-tokens                     401 403 403 403 200",
          "POST scim-tokens                    401 403 403 403 200",
          "DELETE scim-tokens/{none}           401 403 403 403 200",
          "GET terms                           401 403 403 403 200",
          "GET courses                         401 403 403 403 200",
          "POST courses                        401 403 403 403 200",
          "GET imports                         401 403 403 403 200",
          "POST imports                        401 403 403 403 200",
          "GET imports/{none}                  401 403 403 403 200",
          "GET imports/{none}/lines            401 403 403 403 200",
          "POST imports/{none}/apply           401 403 403 403 200",
          "POST imports/{none}/undo            401 403 403 403 200");

  private static Lesson lesson;
  private static String student;
  private static Map<String, Api> apis;

  @BeforeAll
  static void open() {
    lesson = Lesson.open(Lesson.FIRST_HALF);
    student = Student.number(7).id();
    apis =
        Map.of(
            "anonymous", Api.anonymous(),
            "student", Api.as("student07"),
            "teacher", Api.as("teacher1"),
            "other teacher", Api.as("teacher2"),
            "admin", Api.as("admin"));
  }

  @AfterAll
  static void close() {
    lesson.close();
  }

  static Stream<String> walk() {
    return WALK.stream();
  }

  @ParameterizedTest
  @MethodSource("walk")
  void onlyThoseWithTheRightAreLetIn(String line) {
    String[] words = line.split("\\s+");
    String path =
        words[1]
            .replace("{section}", lesson.section())
            .replace("{session}", lesson.id())
            .replace("{student}", student)
            .replace("{none}", "0".repeat(26));
    assertAll(
        line,
        Arrays.stream(new int[] {0, 1, 2, 3, 4})
            .mapToObj(
                i ->
                    () -> {
                      Reply reply = apis.get(CALLERS.get(i)).send(words[0], path);
                      int wanted = Integer.parseInt(words[2 + i]);
                      boolean letIn = reply.status() != 401 && reply.status() != 403;
                      assertEquals(
                          wanted,
                          letIn ? 200 : reply.status(),
                          CALLERS.get(i) + ": " + reply.status() + " " + reply.body());
                      assertTrue(reply.status() < 500, reply.body());
                      if (!letIn) {
                        String type = reply.header("Content-Type");
                        assertTrue(type.startsWith("application/problem+json"), type);
                      }
                    }));
  }

  @Test
  void theTeacherOfAnotherCourseIsToldWhy() {
    Api.as("teacher2")
        .get("sessions/" + lesson.id() + "/records")
        .expectProblem(403, "not-your-section");
    Api.as("teacher2")
        .post("sessions/" + lesson.id() + "/close")
        .expectProblem(403, "not-your-section");
    Api.as("teacher2").get("sessions/" + lesson.id() + "/records", "text/csv").expect(403);
  }

  @Test
  void anotherStudentsCheckInDoesNotExist() {
    Student one = Student.enrolled(1);
    try (Lesson own = Lesson.open(Lesson.ALL)) {
      String attempt =
          one.submit(one.ticket(own), org.adsum.it.support.Photos.frames(0)).text("id");
      Student.number(8).api().get("check-ins/" + attempt).expectProblem(404, "not-found");
      one.verdict(attempt);
    }
  }

  @Test
  void aTokenThatNobodyIssuedIsRefused() {
    Reply reply = Api.withToken("ABCDEFGHJKMNPQRSTVWXYZ0123456789").get("me");
    reply.expectProblem(401, "not-signed-in");
    assertTrue(
        reply.header("WWW-Authenticate").startsWith("Bearer"), reply.headers().map().toString());
  }

  @Test
  void pagesOfOthersAreForbiddenAndAnonymousVisitorsAreSentToSignIn() {
    Api anonymous = Api.anonymous();
    for (String page : List.of("teacher", "student", "admin", "admin/users")) {
      Reply reply = anonymous.at(page);
      assertTrue(
          reply.status() / 100 == 3 && reply.header("Location").contains("/login")
              || reply.status() == 401,
          page + ": " + reply.status() + " " + reply.header("Location"));
    }
    assertEquals(403, Api.as("student07").at("teacher").status());
    assertEquals(403, Api.as("student07").at("admin").status());
    for (String page : List.of("admin/users", "admin/lookalikes", "admin/face")) {
      assertEquals(403, Api.as("teacher1").at(page).status(), page);
      assertEquals(403, Api.as("student07").at(page).status(), page);
      assertEquals(200, Api.as("admin").at(page).status(), page);
    }
  }
}
