package org.adsum.it.browser;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.List;
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
 * <pre>mvn verify -Dit.test=Screenshots -Dadsum.screenshots=true -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>People are the demo's invented ones. A picture never shows what a camera sees, as the faces in
 * front of it are of real people.
 */
@EnabledIfSystemProperty(named = "adsum.screenshots", matches = "true")
class Screenshots {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Path FOLDER = Adsum.project().resolve("docs/images");

  @Test
  void take() {
    Page visitor = BROWSER.desktop("visitor");
    visitor.navigate(Adsum.uri() + "login");
    shoot(visitor, "sign-in");

    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      mark(lesson, 2, "PRESENT");
      mark(lesson, 3, "PRESENT");
      mark(lesson, 5, "LATE");
      mark(lesson, 8, "EXCUSED");
      Page phone = BROWSER.phone("student");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.waitForURL("**/student");
      shoot(phone, "student-open");
      phone.navigate(Adsum.uri() + "student/enrol");
      shoot(phone, "enrol");
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#camera-start:enabled").waitFor();
      shoot(phone, "student-ready");
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();
      phone.locator("#verdict-title:has-text('Present')").waitFor();
      shoot(phone, "checkin-present");
      phone.navigate(Adsum.uri() + "student");
      phone.locator("#history").waitFor();
      shoot(phone, "student");

      Page teacher = BROWSER.desktop("teacher");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      teacher.waitForURL("**/teacher");
      shoot(teacher, "teacher");
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      teacher.locator("tr[data-student]").first().waitFor();
      shoot(teacher, "board");
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id() + "/hall");
      teacher.locator("#qr svg").waitFor();
      shoot(teacher, "hall");
      teacher.navigate(Adsum.uri() + "teacher/section/" + lesson.section());
      shoot(teacher, "teacher-section");

      Page typing = BROWSER.phone("other student");
      BROWSER.signIn(typing, "student09", Adsum.PASSWORD);
      typing.navigate(Adsum.uri() + "checkin?scan=1");
      typing.locator("#scan-start").waitFor();
      shoot(typing, "student-scan");
    }

    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    for (String page :
        List.of("users", "courses", "sections", "sessions", "enrolments", "reports")) {
      admin.navigate(Adsum.uri() + "admin/" + page);
      admin.locator("h1").first().waitFor();
      shoot(admin, "admin-" + page);
    }
    admin.navigate(Adsum.uri() + "admin/users/new");
    admin.locator("h1").first().waitFor();
    shoot(admin, "admin-new-user");
    admin.navigate(Adsum.uri() + "admin");
    admin.locator("h1").first().waitFor();
    shoot(admin, "admin");
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
