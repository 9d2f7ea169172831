package org.adsum.it.security;

import static org.adsum.it.security.Attack.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often one account, one network address, one attendance session and one browser may ask. */
@ExtendWith(Invariants.class)
class PaceIT {
  private static final int FAR_TOO_OFTEN = 400;
  private static final int FAR_TOO_OFTEN_FOR_A_BROWSER = 3000;

  @Test
  void whoGuessesCodesIsSlowedDownAndNobodyElseIs() {
    Api guesser = Api.as("student38");
    Reply last = guesser.post("tickets", body("code", "GUESS"));
    for (int i = 0; i < FAR_TOO_OFTEN && last.status() != 429; i++) {
      last = guesser.post("tickets", body("code", "GUESS" + i));
    }
    last.expectProblem(429, "too-many-requests");
    assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    guesser.get("me").expect(200);
    Reply other = Api.as("student37").post("tickets", body("code", "GUESS"));
    assertFalse(other.status() == 429, "the same address, another account");
  }

  @Test
  void anAddressThatOpensQrAddressesWithoutEndIsSlowedDownAndOtherAddressesAreNot()
      throws IOException {
    String refused = untilRefused("127.0.0.7", "NOSUCHCODE", FAR_TOO_OFTEN);

    assertTrue(refused.contains("\r\nRetry-After: 5\r\n"), refused);
    assertTrue(refused.contains("One moment, please"), refused);
    assertFalse(refused.contains("Set-Cookie"), "a refusal keeps nothing: " + refused);
    assertEquals(404, status(open("127.0.0.8", "NOSUCHCODE")), "another address");
  }

  @Test
  void aSessionsGoodCodesAreLimitedForStrangersFromAnywhereAndNotForItsStudents()
      throws IOException {
    try (Lesson flooded = Lesson.open(Lesson.ALL);
        Lesson other = Lesson.open(Lesson.SECOND_HALF)) {
      untilRefused("127.0.0.9", flooded, FAR_TOO_OFTEN);

      // Some come back while this asks; a minute's worth does not.
      int letIn = 0;
      while (status(open("127.0.0.10", flooded.code())) == 303) {
        assertTrue(
            ++letIn < FAR_TOO_OFTEN / 10, "another address is let in as if nothing had been");
      }
      assertEquals(303, status(open("127.0.0.10", other.code())), "another session");
      Student.enrolled(1).scan(flooded.code()).expect(201);
    }
  }

  @Test
  void wrongCodesShutNoSession() throws IOException {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String wrong = lesson.code().substring(0, 6) + "0".repeat(16);
      untilRefused("127.0.0.11", wrong, FAR_TOO_OFTEN);

      assertEquals(303, status(open("127.0.0.12", lesson.code())));
    }
  }

  @Test
  void aBrowserThatAsksWithoutEndIsSlowedDownAndItsFilesAreNot() throws Exception {
    HttpClient browser =
        HttpClient.newBuilder()
            .sslContext(Api.trusting())
            .cookieHandler(new CookieManager())
            .build();
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      assertEquals(303, get(browser, "Q/" + lesson.code()).statusCode(), "which begins a session");
    }
    HttpResponse<String> last = get(browser, "api/v1/me");
    for (int i = 0; i < FAR_TOO_OFTEN_FOR_A_BROWSER && last.statusCode() != 429; i++) {
      last = get(browser, "api/v1/me");
    }

    assertEquals(429, last.statusCode());
    assertEquals("5", last.headers().firstValue("Retry-After").orElse(""));
    assertTrue(last.body().contains("\"too-many-requests\""), last.body());
    assertEquals(200, get(browser, "resources/adsum/zone.js").statusCode());
    HttpClient another = HttpClient.newBuilder().sslContext(Api.trusting()).build();
    assertEquals(200, get(another, "login").statusCode(), "the same address, another browser");
  }

  private static HttpResponse<String> get(HttpClient browser, String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(Adsum.uri().resolve(path)).build(), BodyHandlers.ofString());
  }

  private static String untilRefused(String address, String code, int most) throws IOException {
    for (int i = 0; i < most; i++) {
      String answer = open(address, code);
      if (status(answer) == 429) {
        return answer;
      }
    }
    throw new AssertionError(address + " was let in " + most + " times");
  }

  private static void untilRefused(String address, Lesson lesson, int most) throws IOException {
    for (int i = 0; i < most; i++) {
      int status = status(open(address, lesson.code()));
      if (status == 429) {
        return;
      }
      assertEquals(303, status, "of a good code");
    }
    throw new AssertionError(address + " was let in " + most + " times");
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /** What a QR address answers to somebody at one of this computer's own addresses. */
  private static String open(String address, String code) throws IOException {
    try (Socket socket =
        Api.trusting()
            .getSocketFactory()
            .createSocket(
                InetAddress.getByName("127.0.0.1"),
                Adsum.server().settings().httpsPort(),
                InetAddress.getByName(address),
                0)) {
      socket
          .getOutputStream()
          .write(
              ("GET /Q/" + code + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
