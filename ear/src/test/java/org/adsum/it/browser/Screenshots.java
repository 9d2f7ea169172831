package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes the pictures of the documentation from the running application:
 *
 * <pre>mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dit.test=Screenshots -Dadsum.screenshots=true -Dadsum.it.public-url=https://adsum.example.edu
 * </pre>
 *
 * <p>People are the demo's invented ones. A picture never shows what a camera sees, as the faces in
 * front of it are of real people.
 */
@EnabledIfSystemProperty(named = "adsum.screenshots", matches = "true")
class Screenshots {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final double CODE_MS = 30_000;
  private static final Path FOLDER = Adsum.project().resolve("docs/images");

  @Test
  void take() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      mark(lesson, 2, "PRESENT");
      mark(lesson, 3, "PRESENT");
      mark(lesson, 5, "LATE");
      mark(lesson, 8, "EXCUSED");
      Page phone = BROWSER.phone("student");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#camera-start:enabled").waitFor();
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();
      phone.locator("#verdict-title:has-text('Present')").waitFor();
      shoot(phone, "checkin-present");
      phone.navigate(Adsum.uri() + "student");
      phone.locator("#history").waitFor();
      shoot(phone, "student");

      Page newcomer = BROWSER.phone("newcomer");
      BROWSER.signIn(newcomer, "student09", Adsum.PASSWORD);
      newcomer.navigate(Adsum.uri() + "student/enrol");
      newcomer.locator("h1:visible").first().waitFor();
      shoot(newcomer, "enrol");

      Page teacher = BROWSER.desktop("teacher");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      teacher.waitForURL("**/teacher");
      shoot(teacher, "teacher");
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      teacher.locator("tr[data-student]").first().waitFor();
      teacher.locator(".adsum-live.live").waitFor();
      shoot(teacher, "board");
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id() + "/hall");
      teacher.locator("#qr svg").waitFor();
      // The tests' codes stay longer than usual: the picture shows an ordinary moment.
      assertThat(teacher.locator("#next"))
          .hasText(
              Pattern.compile("\\b[4-9] s"),
              new LocatorAssertions.HasTextOptions().setTimeout(CODE_MS));
      shoot(teacher, "hall");
    }

    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    for (String page : List.of("admin", "admin/users", "admin/scim")) {
      admin.navigate(Adsum.uri() + page);
      admin.locator("h1").first().waitFor();
      shoot(admin, page.replace('/', '-'));
    }
    admin.locator("#list-rows input[name=selected]").nth(1).check();
    admin.locator("#list-rows input[name=selected]").nth(2).check();
    admin.locator(".adsum-list-bulk button").first().click();
    admin.locator("#list-bulk").waitFor();
    shoot(admin, "admin-bulk");
  }

  /** The camera sees a wall, so that no face is shown; the page asks for its move all the same. */
  @Test
  void takeAChallenge() {
    Adsum.server().restartServer("ADSUM_LIVENESS", "enforced");
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("mover");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      BROWSER.camera().showNobody();
      phone.locator("#camera-start:enabled").click();
      phone.locator("#camera-picture:not([data-place='FRONT'])").waitFor();
      shoot(phone, "checkin-challenge");

      mark(lesson, 2, "PRESENT");
      mark(lesson, 3, "LATE");
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#ready-still").click();
      phone.locator("#still-start").click();
      phone.locator("#verdict-title:has-text('teacher')").waitFor();
      Page teacher = BROWSER.desktop("decider");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      teacher.locator(".adsum-live.live").waitFor();
      teacher.locator("tr[data-student='" + student.id() + "'] button").click();
      teacher.locator("#student-confirm").waitFor();
      shoot(teacher, "review");
    } finally {
      Adsum.server().restartServer("ADSUM_LIVENESS", "advisory");
    }
  }

  /** Both ways, and what admins decide; the two pictures of an approval are drawn. */
  @Test
  void takeTheWays() {
    Student student = Student.number(21);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      mark(lesson, 2, "PRESENT");
      student.choose("CODE");
      Page phone = BROWSER.phone("chooser");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "student/enrol");
      phone.locator("#way").scrollIntoViewIfNeeded();
      shoot(phone, "ways");
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#next-field").waitFor();
      shoot(phone, "checkin-code");
      for (int number : new int[] {21, 22, 23}) {
        typeCode(lesson, Student.number(number));
      }
      Page teacher = BROWSER.desktop("confirmer");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      teacher.locator(".adsum-live.live").waitFor();
      teacher.locator("#confirm-codes").click();
      teacher.locator("#codes-confirm").waitFor();
      shoot(teacher, "confirm-codes");
    } finally {
      student.choose("FACE");
    }

    Page admin = BROWSER.desktop("keeper");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.navigate(Adsum.uri() + "admin/consent");
    admin
        .locator("#text-body")
        .fill(admin.locator("#text-body").inputValue() + "\n\n# Whom to ask\nprivacy@example.edu");
    admin.locator("#text-save").click();
    admin.locator(".consent-block.added").last().scrollIntoViewIfNeeded();
    shoot(admin, "admin-consent");
    admin.locator("#text-discard").click();
    admin.locator(".ui-confirmdialog-yes").click();
    admin.locator("#notices .ok").waitFor();

    Student waiting = Student.number(24);
    Rows.change(
        "insert into setting (name, value, changed_by, changed_at, version) values"
            + " ('enrolment.approval', 'id-photo', 'docs', utc_timestamp(6), 0)");
    try {
      waiting.api().post("me/consent").expect(200);
      waiting
          .api()
          .upload("me/templates", "photos", Photos.copies(Photos.enrolment(1).get(0), 3))
          .expect(201);
      Api.as("admin")
          .upload(
              "users/" + waiting.id() + "/id-photo", "photo", List.of(Photos.enrolment(1).get(0)))
          .expect(204);
      for (String picture : List.of("capture", "id-photo")) {
        admin.route(
            "**/enrolment-requests/*/" + picture,
            route ->
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("image/svg+xml")
                        .setBody(EqualWaysIT.DRAWN_FACE)));
      }
      admin.navigate(Adsum.uri() + "admin/enrolments/approvals");
      admin.locator(".approval-pair img").nth(1).waitFor();
      shoot(admin, "admin-approvals");
    } finally {
      Rows.change("delete from setting where name = 'enrolment.approval'");
      waiting.withdraw();
    }
  }

  private static void typeCode(Lesson lesson, Student student) {
    student.type(student.ticketOfAStepAgo(lesson), lesson.typedCode().code()).expect(202);
  }

  /** The provider is named only; nobody goes there. */
  @Test
  void takeSigningIn() {
    Adsum.server()
        .restartServer(
            Map.of(
                "ADSUM_AUTH_MODES", "local,oidc",
                "ADSUM_OIDC_ISSUER", "https://login.example.edu",
                "ADSUM_OIDC_CLIENT_ID", "adsum",
                "ADSUM_OIDC_NAME", "University of Examples"));
    try {
      Page phone = BROWSER.phone("phone");
      phone.navigate(Adsum.uri() + "login");
      shoot(phone, "sign-in-phone");
      Page desktop = BROWSER.desktop("desktop");
      desktop.navigate(Adsum.uri() + "login");
      shoot(desktop, "sign-in");
      // So that there are two browsers to show.
      BROWSER.signIn(phone, "teacher1", Adsum.PASSWORD);
      BROWSER.signIn(desktop, "teacher1", Adsum.PASSWORD);
      desktop.navigate(Adsum.uri() + "account");
      shoot(desktop, "account");
    } finally {
      Adsum.server().restartServer("ADSUM_AUTH_MODES", "local");
    }
  }

  private static void mark(Lesson lesson, int student, String status) {
    Api teacher = lesson.teacher();
    teacher
        .put(
            "sessions/" + lesson.id() + "/records/" + Student.number(student).id(),
            Json.createObjectBuilder()
                .add("status", status)
                .add("reason", "Seen in the room")
                .add("version", 0)
                .build())
        .expect(200);
  }

  private static void shoot(Page page, String name) {
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + ".png"))
            .setScale(com.microsoft.playwright.options.ScreenshotScale.CSS));
  }
}
