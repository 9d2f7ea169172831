package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What guards local passwords. */
@ExtendWith(Invariants.class)
class PasswordsIT {
  private static final int HALL = 1500;

  @Test
  void aNameThatNobodyHasBehavesLikeOneThatSomebodyHas() {
    String somebody =
        create("somebody" + Instant.now().toEpochMilli(), "five unrelated words of mine");
    String nobody = "nobody" + Instant.now().toEpochMilli();
    for (int i = 0; i < 7; i++) {
      Reply known = Api.signIn(somebody, "wrong-password");
      Reply unknown = Api.signIn(nobody, "wrong-password");
      assertEquals(known.status(), unknown.status(), "try " + i);
      assertEquals(known.body(), unknown.body(), "try " + i);
      assertEquals(known.header("Retry-After"), unknown.header("Retry-After"), "try " + i);
    }
  }

  @Test
  void aLectureHallMaySignInAtOnceFromOneAddress() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    Instant began = Instant.now();
    try {
      List<Future<Integer>> all =
          IntStream.range(0, HALL)
              .mapToObj(i -> String.format("student%02d", i % 40 + 1))
              .map(name -> pool.submit(() -> Api.signIn(name, Adsum.PASSWORD).status()))
              .toList();
      for (Future<Integer> one : all) {
        assertEquals(200, one.get());
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.println(HALL + " sign-ins in " + Duration.between(began, Instant.now()));
  }

  @Test
  void aFailureIsInTheAuditLogWithoutWhatWasTyped() {
    String typed = "typed" + Instant.now().toEpochMilli();
    Api.signIn(typed, typed).expectProblem(401, "sign-in-failed");
    assertEquals(
        List.of(),
        Rows.column("select seq from audit_entry where details like ?", "%" + typed + "%"));
    assertTrue(
        Rows.count(
                "select count(*) from audit_entry where action = 'sign-in.failed'"
                    + " and details = 'reason=unknown' and address = '127.0.0.1'")
            > 0);
  }

  @Test
  void aPasswordThatIsTriedFirstIsNotTaken() {
    for (String guessable :
        List.of(
            "passwordpassword",
            "aaaaaaaaaaaaaaaaaa",
            "Grete-Guessable-Adsum-1",
            "qwertyuiop12345")) {
      Api.as("admin")
          .post("users", person("guess" + guessable.length(), guessable))
          .expectProblem(422, "password-guessable");
    }
    Api.as("admin")
        .post("users", person("short", "fourteen chars"))
        .expectProblem(400, "invalid-input");
    assertFalse(Rows.column("select id from user_account where username = 'admin'").isEmpty());
  }

  private static String create(String username, String password) {
    Api.as("admin").post("users", person(username, password)).expect(200, 201);
    return username;
  }

  private static JsonObject person(String username, String password) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("name", "Grete Guessable")
        .add("roles", Json.createArrayBuilder().add("STUDENT"))
        .add("password", password)
        .build();
  }
}
