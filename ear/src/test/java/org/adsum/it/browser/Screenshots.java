package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
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
    for (String page : List.of("admin", "admin/users")) {
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
