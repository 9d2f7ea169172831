package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Browser;
import org.adsum.it.support.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes the server keep anything by being refused, or by looking at its doors. */
class StrangersIT {
  private static final List<String> REFUSALS =
      List.of("Q/nonsense", "nonsense", "nonsense.xhtml", "error/404", "sign-in-problem");

  @BeforeAll
  static void start() {
    Adsum.server();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q/nonsense",
        "Q/",
        "code-problem",
        "nonsense",
        "nonsense.xhtml",
        "login",
        "login?to=/teacher",
        "sign-in-problem",
        "error/403",
        "error/404",
        "error/429",
        "error/500",
        "error/expired",
        "",
        "teacher",
        "checkin"
      })
  void whoHasNoSessionGetsNoneByOpening(String path) {
    Reply reply = Api.anonymous().at(path);

    assertEquals(List.of(), reply.headers().allValues("Set-Cookie"), path);
    if (reply.status() == 200 || reply.status() == 404) {
      assertTrue(reply.body().contains("<html lang=\"en\""), reply.body());
    }
  }

  @Test
  void whoIsNotSignedInByAPasswordGetsNone() {
    Reply refused =
        send(
            "signIn=signIn&signIn-username=nobody&signIn-password=wrong&signIn-submit="
                + "&jakarta.faces.ViewState=stateless&primefaces.nonce="
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)));

    assertEquals(200, refused.status(), refused.body());
    assertTrue(refused.body().contains("role=\"alert\""), refused.body());
    assertEquals(List.of(), refused.headers().allValues("Set-Cookie"));
  }

  @Test
  void whoSendsAFormThatNobodyGaveGetsNone() {
    Reply refused = send("signIn=signIn&jakarta.faces.ViewState=1%3A2");

    assertEquals(List.of(), refused.headers().allValues("Set-Cookie"), refused.body());
  }

  @Test
  void whoHasASessionKeepsItThroughEveryRefusal() throws Exception {
    Browser browser = Browser.signedInAt(Adsum.uri(), "student36", Adsum.PASSWORD);
    for (String path : REFUSALS) {
      HttpResponse<String> refusal = browser.open(Adsum.uri().resolve(path));

      assertEquals(List.of(), refusal.headers().allValues("Set-Cookie"), path);
    }

    assertEquals(200, browser.open(Adsum.uri().resolve("account")).statusCode());
  }

  private static Reply send(String form) {
    return Api.anonymous()
        .sendAt(
            "POST",
            "login",
            "application/x-www-form-urlencoded",
            form,
            Map.of("Sec-Fetch-Site", "same-origin"));
  }
}
