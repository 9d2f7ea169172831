package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Keycloak;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in through the university's identity provider: a real Keycloak. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SingleSignOnIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Duration NOTICED = Duration.ofSeconds(30);

  private static Keycloak keycloak;

  @BeforeAll
  static void begin() {
    // Signed in before a password of an administrator is good in another network only.
    Api.as("admin");
    keycloak = Keycloak.start();
    Adsum.server()
        .restartServer(
            Map.of(
                "ADSUM_AUTH_MODES", "local,oidc",
                "ADSUM_OIDC_ISSUER", keycloak.issuer(),
                "ADSUM_OIDC_CLIENT_ID", "adsum",
                "ADSUM_OIDC_CLIENT_SECRET", "adsum-secret",
                "ADSUM_OIDC_AUDIENCE", "adsum-api",
                "ADSUM_OIDC_NAME", "University of Examples",
                "ADSUM_OIDC_ROLES_ADMIN", "it-admin",
                "ADSUM_LOCAL_ADMIN_NETWORKS", "10.0.0.0/8",
                "ADSUM_OIDC_LINK_PROVISIONED", "true"));
  }

  @AfterAll
  static void asBefore() {
    if (keycloak != null) {
      keycloak.close();
    }
    Adsum.server()
        .restartServer(
            Map.of(
                "ADSUM_AUTH_MODES", "local",
                "ADSUM_LOCAL_ADMIN_NETWORKS", "0.0.0.0/0,::/0",
                "ADSUM_LOCKOUT_ADDRESS_FAILURES", "300",
                "ADSUM_DB_POOL", "30"));
  }

  @Test
  void aTeacherSignsInThroughTheUniversityAndGetsAnAccountOfTheirOwn() {
    Page page = BROWSER.desktop("tessa");
    page.navigate(Adsum.uri() + "teacher?from=mail");
    String before = cookie(page);
    page.locator("#sso").click();
    atTheUniversity(page, "tessa", "tessa-secret");
    page.waitForURL("**/teacher?from=mail");
    assertThat(page.locator("header")).containsText("Tessa Tutor");
    assertNotEquals(before, cookie(page), "the session's id changes with the sign-in");
    assertEquals(
        List.of(keycloak.issuer()),
        Rows.column("select issuer from user_account where username = 'tessa'"));
    assertEquals(403, page.navigate(Adsum.uri() + "admin").status());
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void aStudentsScannedCodeSurvivesTheWayToTheUniversityAndBack() {
    signIn(BROWSER.phone("first"), "silas", "silas-secret");
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Rows.change(
          "insert into roster_entry (id, section_id, student_id, valid_from)"
              + " select concat('silas', right(s.id, 21)), s.section_id, u.id, '2026-01-01'"
              + " from attendance_session s, user_account u"
              + " where s.id = ? and u.username = 'silas'",
          lesson.id());
      Page phone = BROWSER.phone("silas");
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#sso").click();
      atTheUniversity(phone, "silas", "silas-secret");
      phone.waitForURL("**/checkin");
      // On the list, and with everything but a face.
      assertThat(phone.locator("main")).containsText("enrol");
    } finally {
      Rows.change(
          "delete r from roster_entry r join user_account u on u.id = r.student_id"
              + " where u.username = 'silas'");
    }
  }

  @Test
  void anAnswerThatThisBrowserDidNotAskForIsRefused() {
    Page page = BROWSER.desktop("victim");
    for (String query : List.of("", "?code=stolen", "?code=stolen&state=forged", "?error=x")) {
      assertProblem(page, "sso/callback" + query, 400, "sign in again");
    }
    page.navigate(Adsum.uri() + "login");
    List<String> answers = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().contains("/sso/callback")) {
            answers.add(request.url());
          }
        });
    signIn(page, "tessa", "tessa-secret");
    page.context().clearCookies();
    String answer = answers.get(0);
    assertProblem(page, answer.substring(Adsum.uri().toString().length()), 400, "sign in again");
    // Not even in the browser that it was meant for, a second time.
    signIn(page, "tessa", "tessa-secret");
    String last = answers.get(answers.size() - 1);
    assertProblem(page, last.substring(Adsum.uri().toString().length()), 400, "sign in again");
  }

  @Test
  void signingInNeverLeadsToAnotherSite() {
    for (String to : List.of("https://evil.example/", "//evil.example/", "/%5Cevil.example")) {
      Page page = BROWSER.desktop("lured" + to.length());
      page.navigate(Adsum.uri() + "sso/start?to=" + to);
      atTheUniversity(page, "tessa", "tessa-secret");
      page.waitForURL("**/teacher");
    }
  }

  @Test
  void aUserNameAloneGetsNobodySomebodyElsesAccount() {
    Page page = BROWSER.desktop("mallory");
    page.navigate(Adsum.uri() + "sso/start");
    atTheUniversity(page, "admin", "mallory-secret");
    assertThat(page.locator("h1")).containsText("has an account already");
    page.navigate(Adsum.uri() + "admin");
    assertTrue(page.url().contains("/login"), page.url());
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'sign-in.failed'"
                + " and details like '%account-not-linked%'"));
  }

  @Test
  void whoHasNoRoleOrNoActiveAccountIsToldSo() {
    Page page = BROWSER.desktop("nadia");
    page.navigate(Adsum.uri() + "sso/start");
    atTheUniversity(page, "nadia", "nadia-secret");
    assertThat(page.locator("main")).containsText("does not give you a role");
    assertEquals(0, Rows.count("select count(*) from user_account where username = 'nadia'"));

    signIn(BROWSER.phone("silas-before"), "silas", "silas-secret");
    Rows.change("update user_account set state = 'INACTIVE' where username = 'silas'");
    try {
      Page silas = BROWSER.phone("silas-inactive");
      silas.navigate(Adsum.uri() + "sso/start");
      atTheUniversity(silas, "silas", "silas-secret");
      assertThat(silas.locator("h1")).containsText("not active");
    } finally {
      Rows.change("update user_account set state = 'ACTIVE' where username = 'silas'");
    }
  }

  @Test
  void anAccountThatTheRegistrarMadeBeforeIsLinkedByNameAndAddressTogether() {
    JsonObject pia =
        Json.createObjectBuilder()
            .add("username", "pia")
            .add("name", "Pia P.")
            .add("email", "pia@uni.example")
            .add("roles", Json.createArrayBuilder().add("STUDENT"))
            .build();
    String id = Api.as("admin").post("users", pia).expect(200, 201).text("id");
    signIn(BROWSER.phone("pia"), "pia", "pia-secret");
    assertEquals(
        List.of(keycloak.issuer()),
        Rows.column("select issuer from user_account where id = ?", id));
    assertEquals(1, Rows.count("select count(*) from user_account where username = 'pia'"));
  }

  @Test
  void anAccessTokenOfTheProviderOpensTheApiAndNoOtherTokenDoes() {
    signIn(BROWSER.desktop("tessa-first"), "tessa", "tessa-secret");
    JsonObject tokens = keycloak.tokens("university", "adsum", "tessa", "tessa-secret");
    String good = tokens.getString("access_token");
    assertEquals("tessa", Api.withToken(good).get("me").expect(200).text("username"));
    assertEquals(403, Api.withToken(good).get("users").status(), "a teacher sees no accounts");
    long now = Instant.now().getEpochSecond();
    assertEquals(
        200, Api.withToken(keycloak.signedAnew(good, Map.of("jti", "other"))).get("me").status());

    assertRefused("for another audience", token("university", "library", "tessa"));
    assertRefused("of another issuer", token("faculty", "library", "sami"));
    assertRefused("an ID token", tokens.getString("id_token"));
    assertRefused("a refresh token", tokens.getString("refresh_token"));
    assertRefused("expired", keycloak.signedAnew(good, Map.of("exp", now - 120)));
    assertRefused("not valid yet", keycloak.signedAnew(good, Map.of("nbf", now + 600)));
    assertRefused("wrong issuer", keycloak.signedAnew(good, Map.of("iss", "http://evil.example")));
    assertRefused("another audience", keycloak.signedAnew(good, Map.of("aud", "library")));
    assertRefused("nobody known", keycloak.signedAnew(good, Map.of("sub", "somebody-else")));
    JsonObject logout =
        Json.createObjectBuilder(Keycloak.header(good)).add("typ", "logout+jwt").build();
    assertRefused("of another type", keycloak.withHeader(good, logout));
    String body = good.split("\\.")[1];
    assertRefused("unsigned", encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + body + ".");
    assertRefused("signature of another token", swapSignature(good));
    assertRefused("malformed", "a.b.c");
    Api.withToken(Api.signIn("teacher1", Adsum.PASSWORD).text("token")).get("me").expect(200);
  }

  @Test
  @Order(Integer.MAX_VALUE - 2)
  void keysMayBeRotatedAtAnyTime() {
    signIn(BROWSER.desktop("tessa-rotates"), "tessa", "tessa-secret");
    String before = token("university", "adsum", "tessa");
    Api.withToken(before).get("me").expect(200);
    keycloak.rotateKeys();
    String after = token("university", "adsum", "tessa");
    assertNotEquals(
        Keycloak.header(before).getString("kid"), Keycloak.header(after).getString("kid"));
    Api.withToken(after).get("me").expect(200);
    Api.withToken(before).get("me").expect(200);
  }

  @Test
  void signingOutEndsTheUniversitysSessionToo() {
    Page page = BROWSER.desktop("leaver");
    signIn(page, "tessa", "tessa-secret");
    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/login?out=1");
    assertThat(page.locator("main")).containsText("You are signed out");
    page.locator("#sso").click();
    assertThat(page.locator("#password")).isVisible();
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void signingOutAtTheUniversityEndsTheSessionHere() {
    Page page = BROWSER.desktop("elsewhere");
    signIn(page, "silas", "silas-secret");
    keycloak.signOut("silas");
    assertSignedOut(page, "student");
    for (String token : List.of("", "rubbish", encoded("{\"alg\":\"none\"}") + ".e30.")) {
      Api.anonymous()
          .postFormAt("sso/backchannel-logout", Map.of("logout_token", token))
          .expectProblem(400, "logout-token");
    }
    // A good token of another kind is none either.
    JsonObject tokens = keycloak.tokens("university", "adsum", "silas", "silas-secret");
    Api.anonymous()
        .postFormAt("sso/backchannel-logout", Map.of("logout_token", tokens.getString("id_token")))
        .expectProblem(400, "logout-token");
  }

  @Test
  void aPersonSeesWhereTheyAreSignedInAndEndsItEverywhere() {
    Page phone = BROWSER.phone("own-phone");
    signIn(phone, "silas", "silas-secret");
    Page desktop = BROWSER.desktop("own-desktop");
    signIn(desktop, "silas", "silas-secret");
    String script = token("university", "adsum", "silas");
    Api.withToken(script).get("me").expect(200);
    desktop.navigate(Adsum.uri() + "account");
    assertThat(desktop.locator(".adsum-this")).hasCount(1);
    assertThat(desktop.locator(".adsum-sessions")).containsText("through the university");
    // There is no password to change for those who have none here.
    assertThat(desktop.locator("#password-change")).hasCount(0);
    desktop.locator("#sessions-everywhere").click();
    desktop.waitForURL("**/login?out=1");
    assertSignedOut(phone, "student");
    assertEquals(
        0,
        Rows.count(
            "select count(*) from sign_in_session s join user_account u on u.id = s.user_id"
                + " where u.username = 'silas'"));
  }

  @Test
  void aUniversityWithSamlOnlyIsReachedThroughKeycloak() {
    Page page = BROWSER.phone("sami");
    page.navigate(Adsum.uri() + "student");
    page.locator("#sso").click();
    page.locator("#social-faculty-saml").click();
    atTheUniversity(page, "sami", "sami-secret");
    page.waitForURL("**/student");
    assertThat(page.locator("header")).containsText("Sami Samlson");
    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/login?out=1");
    page.locator("#sso").click();
    page.locator("#social-faculty-saml").click();
    // The sign-out went all the way: the faculty asks for the password again.
    assertThat(page.locator("#password")).isVisible();
    assertTrue(page.url().contains("/realms/faculty/"), page.url());
  }

  @Test
  void anAdministratorsPasswordIsGoodInTheirNetworkOnly() {
    Api.signIn("admin", Adsum.PASSWORD).expectProblem(401, "sign-in-failed");
    Api.signIn("teacher1", Adsum.PASSWORD).expect(200);
    assertTrue(
        Rows.count("select count(*) from audit_entry where details like 'reason=admin-network%'")
            > 0);
  }

  @Test
  void theCheckOfTheConfigurationAgreesAndNamesAWrongSecret() throws Exception {
    Map<String, String> settings =
        Map.of(
            "ADSUM_AUTH_MODES", "local,oidc",
            "ADSUM_PUBLIC_URL", Adsum.uri().toString(),
            "ADSUM_OIDC_ISSUER", keycloak.issuer(),
            "ADSUM_OIDC_CLIENT_ID", "adsum",
            "ADSUM_OIDC_AUDIENCE", "adsum-api");
    String good = check(settings, "adsum-secret", 0);
    for (String part : List.of("S256", "id and secret", "redirect URI are registered", "key(s)")) {
      assertTrue(good.contains(part), good);
    }
    assertFalse(good.contains("WRONG"), good);
    String bad = check(settings, "another-secret", 1);
    assertTrue(bad.contains("WRONG") && bad.contains("ADSUM_OIDC_CLIENT_SECRET"), bad);
  }

  private static String check(Map<String, String> settings, String secret, int code)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Dadsum.project=" + Adsum.project(),
            "-cp",
            Adsum.project().resolve("server-config/target/server-config.jar").toString(),
            "org.adsum.launcher.Launcher",
            "sso",
            "check");
    builder.environment().putAll(settings);
    builder.environment().put("ADSUM_OIDC_CLIENT_SECRET", secret);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), said);
    System.out.println(said);
    return said;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void anAddressFromWhichManyGuessMustWaitAndGuessesAtOnceDoNotTakeEachOthersConnections()
      throws Exception {
    Adsum.server()
        .restartServer(
            Map.of(
                "ADSUM_AUTH_MODES",
                "local",
                "ADSUM_LOCKOUT_ADDRESS_FAILURES",
                "20",
                "ADSUM_DB_POOL",
                "5"));
    ExecutorService guessers = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Reply>> guesses =
          IntStream.range(0, 20)
              .<Callable<Reply>>mapToObj(i -> () -> Api.signIn("guessed" + i, "wrong-password"))
              .toList();
      for (Future<Reply> reply : guessers.invokeAll(guesses)) {
        reply.get().expectProblem(401, "sign-in-failed");
      }
    } finally {
      guessers.shutdownNow();
    }
    Reply paused = Api.signIn("teacher1", Adsum.PASSWORD);
    paused.expectProblem(429, "sign-in-paused");
    assertEquals("600", paused.header("Retry-After"));
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void withoutLocalSignInThereIsNoFormAndNoPasswordIsTaken() {
    String token = Api.signIn("teacher1", Adsum.PASSWORD).expect(200).text("token");
    Adsum.server().restartServer("ADSUM_AUTH_MODES", "oidc");
    Page page = BROWSER.desktop("only");
    page.navigate(Adsum.uri() + "teacher");
    atTheUniversity(page, "tessa", "tessa-secret");
    page.waitForURL("**/teacher");
    Page out = BROWSER.desktop("no-form");
    out.navigate(Adsum.uri() + "login?out=1");
    assertThat(out.locator("#sso")).isVisible();
    assertThat(out.locator("#signIn-password")).hasCount(0);
    Object status =
        out.evaluate(
            "async ([name, password]) => { const form = new URLSearchParams({'signIn': 'signIn',"
                + " 'signIn-username': name, 'signIn-password': password,"
                + " 'signIn-submit': 'Sign in', 'jakarta.faces.ViewState': 'stateless'});"
                + " await fetch('/login', {method: 'POST', body: form});"
                + " return (await fetch('/teacher', {redirect: 'manual'})).type; }",
            List.of("teacher1", Adsum.PASSWORD));
    assertEquals("opaqueredirect", status);
    Api.signIn("teacher1", Adsum.PASSWORD).expectProblem(401, "sign-in-failed");
    Api.withToken(token).get("me").expect(200);
  }

  private static String token(String realm, String client, String username) {
    return keycloak.tokens(realm, client, username, username + "-secret").getString("access_token");
  }

  private static void assertRefused(String what, String token) {
    Reply reply = Api.withToken(token).get("me");
    assertEquals(401, reply.status(), what);
    reply.expectProblem(401, "not-signed-in");
    assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer"), what);
  }

  private static String swapSignature(String token) {
    String other = keycloak.signedAnew(token, Map.of("jti", "other"));
    return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertProblem(Page page, String path, int status, String words) {
    Response response = page.navigate(Adsum.uri() + path);
    assertEquals(status, response.status(), path);
    assertThat(page.locator("h1")).containsText(words);
    assertFalse(page.locator("body").innerText().contains("Exception"), path);
  }

  private static void assertSignedOut(Page page, String path) {
    Await.until(
        "the browser is signed out",
        NOTICED,
        () -> {
          page.navigate(Adsum.uri() + path);
          return page.url().contains("/login");
        });
  }

  private static String cookie(Page page) {
    return page.context().cookies(Adsum.uri().toString()).stream()
        .filter(cookie -> cookie.name.equals("__Host-ADSUM_SESSION"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  private static void signIn(Page page, String username, String password) {
    page.navigate(Adsum.uri() + "sso/start");
    atTheUniversity(page, username, password);
    page.waitForURL(url -> url.startsWith(Adsum.uri().toString()) && !url.contains("/sso/"));
  }

  private static void atTheUniversity(Page page, String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }
}
