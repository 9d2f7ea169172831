package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do, in a real browser, from sign-in to the result. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class JourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final double VERDICT_MS = 60_000;

  @Test
  void aTeacherShowsTheCodeAStudentScansItAndBothSeePresent() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page teacher = BROWSER.desktop("teacher");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      Locator row = teacher.locator("tr[data-student='" + student.id() + "']");
      assertThat(row.locator(".adsum-status")).not().hasClass(Pattern.compile("present"));
      Page hall = teacher.context().newPage();
      hall.navigate(Adsum.uri() + "teacher/session/" + lesson.id() + "/hall");
      hall.waitForSelector("#qr svg");

      Page phone = BROWSER.phone("student");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "checkin?scan=1");
      phone.locator("#scan-start").waitFor();
      BROWSER.camera().showCode(qrOf(hall));
      phone.locator("#scan-start").click();
      phone.locator("#camera-start:enabled").waitFor();
      assertThat(phone.locator("#ready-course")).hasText("Operating Systems");
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();

      assertVerdict(phone, "Present");
      assertThat(row.locator(".adsum-status")).hasClass(Pattern.compile("present"));
      assertEquals("PRESENT", lesson.record(student).getString("status"));
      assertThat(hall.locator("#here")).containsText("1");
      phone.navigate(Adsum.uri() + "student");
      assertThat(phone.locator("#history")).containsText("Operating Systems");
      assertEquals(List.of(), BROWSER.complaints());
    }
  }

  @Test
  void aLinkFromThePhonesCameraSurvivesSignInAndTheWrongFaceIsRefused() {
    Student student = Student.enrolled(2);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("student");
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#signIn-username").fill(student.username());
      phone.locator("#signIn-password").fill(Adsum.PASSWORD);
      phone.locator("#signIn-submit").click();
      phone.locator("#camera-start:enabled").waitFor();
      BROWSER.camera().showFace(Photos.face(3));
      phone.locator("#camera-start").click();

      assertVerdict(phone, "could not confirm");
      assertEquals(0, lesson.records(student));
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#verdict-actions button").first().click();
      assertVerdict(phone, "Present");
      assertEquals(1, lesson.records(student));
    }
  }

  @Test
  void anOldLinkSaysSoInPlainWords() {
    Page phone = BROWSER.phone("stranger");
    phone.navigate(Adsum.uri() + "Q/ABCDEFGHJKMNPQRSTVWXYZ");
    assertThat(phone.locator("main, body").first()).containsText("code");
    assertThat(phone.locator("h1")).isVisible();
  }

  @Test
  void anAdminCreatesAUserWhoThenSignsIn() {
    String username = "new" + Instant.now().toEpochMilli();
    String name = "<b>Nora</b> New";
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.navigate(Adsum.uri() + "admin/users/new");
    admin.locator("#account-username").fill(username);
    admin.locator("#account-name").fill(name);
    admin.locator("#account-student").check();
    admin.locator("#account-password").fill("first-password-9");
    admin.locator("#account-save").click();
    admin.waitForURL(url -> !url.endsWith("/new"));
    admin.navigate(Adsum.uri() + "admin/users?q=" + username);
    assertThat(admin.locator("#list-rows")).containsText(name);

    Page person = BROWSER.desktop("person");
    BROWSER.signIn(person, username, "first-password-9");
    person.waitForURL("**/student");
    assertThat(person.locator("header")).containsText(name);
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void aPersonChangesTheirPasswordAndOtherBrowsersAreSignedOut() {
    String username = "changer" + Instant.now().toEpochMilli();
    Api.as("admin")
        .post(
            "users",
            Json.createObjectBuilder()
                .add("username", username)
                .add("name", "Cara Changer")
                .add("roles", Json.createArrayBuilder().add("STUDENT"))
                .add("password", "first-password-9")
                .build())
        .expect(200, 201);
    Page other = BROWSER.phone("other");
    BROWSER.signIn(other, username, "first-password-9");
    Page page = BROWSER.desktop("changer");
    BROWSER.signIn(page, username, "first-password-9");
    page.locator("header .adsum-who-name").click();
    page.waitForURL("**/account");
    changePassword(page, "not the right one", "five plain words of mine");
    assertThat(page.locator("[role=alert]")).containsText("current password is not right");
    changePassword(page, "first-password-9", "cara-changer-adsum");
    assertThat(page.locator("[role=alert]")).containsText("tried first");
    changePassword(page, "first-password-9", "five plain words of mine");
    assertThat(page.locator(".adsum-note.ok")).containsText("is changed");

    Await.until(
        "the other browser is signed out",
        Duration.ofSeconds(30),
        () -> {
          other.navigate(Adsum.uri() + "student");
          return other.url().contains("/login");
        });
    page.navigate(Adsum.uri() + "student");
    assertThat(page.locator("header")).containsText("Cara Changer");
    Api.signIn(username, "first-password-9").expectProblem(401, "sign-in-failed");
    Api.signIn(username, "five plain words of mine").expect(200, 201);
    assertEquals(List.of(), BROWSER.complaints());
  }

  private static void changePassword(Page page, String current, String wanted) {
    page.locator("#password-current").fill(current);
    page.locator("#password-wanted").fill(wanted);
    page.locator("#password-change").click();
  }

  @Test
  void signingInAndStartingASessionNeedsNoMouse() {
    Lesson.open(Lesson.FIRST_HALF).close();
    Page page = BROWSER.desktop("teacher");
    page.navigate(Adsum.uri() + "login");
    focusByTab(page, "signIn-username");
    page.keyboard().type("teacher1");
    focusByTab(page, "signIn-password");
    page.keyboard().type(Adsum.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/teacher");
    Locator start = page.locator("button[aria-label*='" + Lesson.FIRST_HALF + "']");
    start.waitFor();
    focusByTab(page, start.getAttribute("id"));
    page.keyboard().press("Enter");
    page.waitForURL("**/teacher/session/*");
    assertThat(page.locator("h1")).containsText("Linear Algebra");
    assertThat(page.locator("#board-lock")).isVisible();
    Lesson.open(Lesson.FIRST_HALF).close();
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhichPartIsWrong() {
    Page page = BROWSER.desktop("somebody");
    page.navigate(Adsum.uri() + "login");
    page.locator("#signIn-username").fill("student20");
    page.locator("#signIn-password").fill("not-the-password");
    page.locator("#signIn-submit").click();
    assertThat(page.locator("[role=alert]")).containsText("name or the password");
    assertThat(page.locator("#signIn-password")).hasValue("");
  }

  /** The picture of the code on the wall. */
  static BufferedImage qrOf(Page hall) {
    return Photos.decode(hall.locator("#qr").screenshot());
  }

  private static void assertVerdict(Page phone, String words) {
    assertThat(phone.locator("#verdict-title"))
        .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(VERDICT_MS));
  }

  private static void focusByTab(Page page, String id) {
    Await.until(
        "the focus reaches " + id,
        Duration.ofSeconds(30),
        () -> {
          if (id.equals(page.evaluate("document.activeElement?.id"))) {
            return true;
          }
          page.keyboard().press("Tab");
          return id.equals(page.evaluate("document.activeElement?.id"));
        });
  }
}
