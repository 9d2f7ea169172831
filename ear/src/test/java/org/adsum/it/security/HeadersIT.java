package org.adsum.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every kind of answer tells browsers, errors and redirects among them. */
class HeadersIT {
  @BeforeAll
  static void start() {
    Adsum.server();
  }

  private static List<Reply> everyKind() {
    Api admin = Api.as("admin");
    Api nobody = Api.anonymous();
    return List.of(
        nobody.at("login"),
        nobody.at("student"),
        nobody.at(""),
        nobody.at("no-such-page"),
        nobody.at("error/500"),
        nobody.at("resources/adsum/zone.js"),
        nobody.at("resources/"),
        nobody.at("WEB-INF/web.xml"),
        nobody.at("Q/NOSUCHCODE"),
        nobody.get("me"),
        nobody.at("scim/v2/Users"),
        nobody.at("jakarta.faces.resource/jsf.js.xhtml?ln=jakarta.faces"),
        admin.at("admin/users"),
        admin.at("admin/users/" + "0".repeat(26)),
        admin.get("users"),
        admin.get("no-such-thing"),
        admin.sendAt("PATCH", "api/v1/users", "application/json", "{", Map.of()));
  }

  @Test
  void everyAnswerIsGuarded() {
    for (Reply reply : everyKind()) {
      String what = reply.request() + " " + reply.status() + " " + reply.headers().map();
      assertTrue(
          reply.header("Strict-Transport-Security").matches("max-age=31536000; includeSubDomains"),
          what);
      assertEquals("nosniff", reply.header("X-Content-Type-Options"), what);
      assertEquals("same-origin", reply.header("Cross-Origin-Resource-Policy"), what);
      assertEquals("same-origin", reply.header("Cross-Origin-Opener-Policy"), what);
      assertTrue(reply.header("Permissions-Policy").contains("camera=(self)"), what);
      assertFalse(reply.header("Referrer-Policy").isEmpty(), what);
      assertEquals("", reply.header("Access-Control-Allow-Origin"), what);
      assertEquals("", reply.header("Server"), what);
      assertEquals("", reply.header("X-Powered-By"), what);
      assertFalse(reply.body().contains("\tat ") || reply.body().contains("Exception:"), what);
      boolean library = reply.request().contains("jakarta.faces.resource");
      String policy = String.join(";", reply.headers().allValues("Content-Security-Policy"));
      if (!library) {
        assertTrue(policy.contains("frame-ancestors 'none'"), what);
        assertTrue(policy.contains("base-uri 'none'"), what);
        assertTrue(policy.contains("object-src 'none'"), what);
      }
      policy
          .lines()
          .flatMap(line -> List.of(line.split(";")).stream())
          .filter(directive -> directive.strip().startsWith("script-src"))
          .forEach(directive -> assertFalse(directive.contains("unsafe-inline"), what));
    }
  }

  @Test
  void whatIsPersonalIsNotStored() {
    for (Reply reply :
        List.of(
            Api.as("admin").at("admin/users"),
            Api.as("student07").at("student"),
            Api.as("student07").get("me/data"),
            Api.as("admin").get("users"),
            Api.as("admin").at("admin/users/" + "0".repeat(26)))) {
      assertTrue(
          reply.header("Cache-Control").contains("no-store"),
          reply.request() + " " + reply.headers().map());
    }
  }

  @Test
  void theSessionCookieIsBoundToThisHostAndHiddenFromScripts() {
    List<String> cookies;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      cookies = Api.anonymous().at("Q/" + lesson.code()).headers().allValues("Set-Cookie");
    }

    assertEquals(1, cookies.size(), "a good code begins a session: " + cookies);
    for (String cookie : cookies) {
      assertTrue(cookie.startsWith("__Host-ADSUM_SESSION="), cookie);
      assertTrue(cookie.toLowerCase(java.util.Locale.ROOT).contains("secure"), cookie);
      assertTrue(cookie.toLowerCase(java.util.Locale.ROOT).contains("httponly"), cookie);
      assertTrue(cookie.contains("SameSite=Lax"), cookie);
      assertTrue(cookie.matches("(?i).*path=/(;.*|$)"), cookie);
      assertFalse(cookie.toLowerCase(java.util.Locale.ROOT).contains("domain="), cookie);
    }
  }

  @Test
  void foldersAreNotListedAndTraceIsNotSpoken() {
    for (String folder : List.of("resources/", "resources/adsum/", "WEB-INF/", "META-INF/")) {
      Reply reply = Api.anonymous().at(folder);
      assertTrue(reply.status() == 404 || reply.status() == 403, folder + reply.status());
      assertFalse(reply.body().contains("Directory Listing"), reply.body());
    }
    for (String path : List.of("", "login", "api/v1/me")) {
      int status =
          Api.anonymous().sendAt("TRACE", path, "", null, Map.of("X-Secret", "s")).status();
      assertTrue(status == 405 || status == 403 || status == 401, path + " " + status);
    }
  }
}
