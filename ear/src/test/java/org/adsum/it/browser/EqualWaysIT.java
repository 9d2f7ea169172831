package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checking in without a face, on the phone and on the board; and the text that people agree to. */
@ExtendWith(Invariants.class)
class EqualWaysIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Path LOOKS = Adsum.TARGET.resolve("browser");

  /** For pictures of pages that would show people. */
  static final String DRAWN_FACE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 400'><rect width='300'"
          + " height='400' fill='#cfe3e1'/><path d='M40 400q0-110 110-110t110 110' fill='#0f6b64'/>"
          + "<ellipse cx='150' cy='190' rx='80' ry='105' fill='#f0d2b6'/><circle cx='120' cy='175'"
          + " r='8'/><circle cx='180' cy='175' r='8'/><path d='M120 235q30 25 60 0' fill='none'"
          + " stroke='#000' stroke-width='5'/></svg>";

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  @Test
  void aStudentChoosesTheCodeTypesTheNextOneAndTheTeacherConfirmsSeveralAtOnce() {
    Student student = Student.number(21);
    Student other = Student.number(22);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("student");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      lookEverywhere(phone, "student", "way-home-before");
      phone.navigate(Adsum.uri() + "student/enrol");
      phone.locator("[name=way][value=CODE]").check();
      assertThat(phone.locator("#way-state")).containsText("with the code");
      lookEverywhere(phone, "student/enrol", "way-enrol");
      lookEverywhere(phone, "student", "way-home");
      assertThat(phone.locator("main")).not().containsText("Choose how you check in");

      // Just after a change of the wall there is time to read the page in its step.
      lesson.codeAfter(lesson.typedCode().step());
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#next-field").waitFor();
      assertThat(phone.locator("#camera-start")).isHidden();
      look(phone, "way-code");
      Lesson.TypedCode scanned = lesson.typedCode();
      phone.locator("#next-field").fill(scanned.code());
      phone.keyboard().press("Enter");
      assertThat(phone.locator("#next-error")).containsText("next one");
      look(phone, "way-code-early");
      phone.locator("#next-field").fill(lesson.codeAfter(scanned.step()));
      phone.keyboard().press("Enter");
      Locator verdict = phone.locator("#verdict-title");
      assertThat(verdict).containsText("Your teacher will confirm", SOON);
      assertFalse(phone.locator("body").innerText().toLowerCase(Locale.ROOT).contains("face"));
      look(phone, "way-review");

      other.type(other.ticketOfAStepAgo(lesson), lesson.typedCode().code()).expect(202);

      Page teacher = BROWSER.desktop("teacher");
      BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
      lookEverywhere(teacher, "teacher/session/" + lesson.id(), "way-board");
      teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      teacher.locator(".adsum-live.live").waitFor();
      assertThat(teacher.locator("#confirm-codes")).containsText("Confirm 2 without face");
      teacher.locator("#confirm-codes").click();
      assertThat(teacher.locator("#codes-seen input:checked")).hasCount(2);
      look(teacher, "way-confirm");
      teacher.locator("#codes-confirm").click();
      Locator row = teacher.locator("tr[data-student='" + student.id() + "']");
      assertThat(row.locator(".adsum-status")).hasClass(Pattern.compile("present"));
      assertThat(row).containsText("Code");
      assertThat(teacher.locator("#confirm-codes")).hasCount(0);

      assertThat(verdict).containsText("Present", SOON);
      look(phone, "way-present");
      assertEquals("CODE", lesson.record(other).getString("source"));
      assertEquals(List.of(), BROWSER.complaints());
    } finally {
      student.choose("FACE");
    }
  }

  @Test
  void withoutATemplateTheWayOnIsTheCodeToo() {
    Student student = Student.number(23);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("newcomer");
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      assertThat(phone.locator("#verdict-title")).containsText("enrol", SOON);
      look(phone, "way-not-enrolled");
      phone.locator("[data-action=without]").click();
      phone.locator("#next-field").waitFor();
      phone.locator("#next-field").fill("ZZZZ-ZZZZ");
      phone.keyboard().press("Enter");
      assertThat(phone.locator("#next-error")).containsText("not the code on the wall");
      assertEquals("FACE", student.api().get("me/enrolment").expect(200).text("way"));
      assertEquals(List.of(), BROWSER.complaints());
    }
  }

  @Test
  void anAdminComparesAPictureWithTheIdPhotoAndApproves() {
    Student student = Student.number(35);
    set("id-photo");
    try {
      student.api().post("me/consent").expect(200);
      student
          .api()
          .upload("me/templates", "photos", Photos.copies(Photos.enrolment(1).get(0), 3))
          .expect(201);
      Page admin = BROWSER.desktop("approver");
      BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
      // What a look is kept of are drawn faces.
      for (String picture : List.of("capture", "id-photo")) {
        admin.route(
            "**/enrolment-requests/*/" + picture,
            route ->
                route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("image/svg+xml")
                        .setBody(DRAWN_FACE)));
      }
      admin.navigate(Adsum.uri() + "admin/enrolments/approvals");
      assertThat(admin.locator(".approval-missing")).isVisible();
      assertThat(admin.locator("#decide-approve")).isDisabled();
      admin
          .locator("#id-files")
          .setInputFiles(
              new FilePayload[] {
                new FilePayload(
                    student.username() + ".jpg", "image/jpeg", Photos.enrolment(1).get(0)),
                new FilePayload("nobody.jpg", "image/jpeg", Photos.enrolment(1).get(0))
              });
      admin.locator("#id-photos button").click();
      assertThat(admin.locator("#id-state")).containsText("Taken: 1. Not taken: 1.");
      lookEverywhere(admin, "admin/enrolments/approvals", "approvals");
      admin.navigate(Adsum.uri() + "admin/enrolments/approvals");
      assertThat(admin.locator(".approval-pair img")).hasCount(2);
      admin.locator("#decide-approve").focus();
      admin.keyboard().press("Enter");
      assertThat(admin.locator("#notices")).containsText("Approved");
      assertThat(admin.locator("#next")).containsText("Nobody waits");
      assertTrue(student.api().get("me/enrolment").expect(200).json().getInt("templates") > 0);
      assertEquals(List.of(), BROWSER.complaints());
    } finally {
      Rows.change("delete from setting where name = 'enrolment.approval'");
      student.withdraw();
    }
  }

  private static void set(String approval) {
    Rows.change(
        "insert into setting (name, value, changed_by, changed_at, version) values"
            + " ('enrolment.approval', ?, 'test', utc_timestamp(6), 0)",
        approval);
  }

  @Test
  void anAdminWritesANewTextAndStudentsSeeWhatChanged() {
    Student student = Student.number(24);
    student.api().post("me/consent").expect(200);
    int before = student.api().get("me/enrolment").expect(200).json().getInt("consentVersion");
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    lookEverywhere(admin, "admin/consent", "consent");
    admin.navigate(Adsum.uri() + "admin/consent");
    String text = admin.locator("#text-body").inputValue();
    admin
        .locator("#text-body")
        .fill(text + "\n\n# Whom to ask\nWrite to <i>privacy</i>@example.edu.");
    admin.locator("#text-save").click();
    assertThat(admin.locator(".consent-block.added").last())
        .containsText("<i>privacy</i>@example.edu");
    assertThat(admin.locator("#publishing")).containsText("to read and agree again");
    lookEverywhere(admin, "admin/consent", "consent-draft");
    admin.locator("#publishing button").click();
    assertThat(admin.locator(".ui-confirm-dialog-message")).containsText("asked again");
    look(admin, "consent-question");
    admin.locator(".ui-confirmdialog-yes").click();
    assertThat(admin.locator("#notices")).containsText("Version " + (before + 1));
    admin.navigate(Adsum.uri() + "admin/consent?version=" + (before + 1));
    look(admin, "consent-shown");

    Page phone = BROWSER.phone("student");
    BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
    assertThat(phone.locator("[data-enrol=asked]")).isVisible();
    look(phone, "consent-home");
    phone.locator("[data-enrol=asked] a").click();
    assertThat(phone.locator(".student-change.added").last()).containsText("<i>privacy</i>");
    look(phone, "consent-changes");
    assertEquals(List.of(), BROWSER.complaints());
  }

  private static void lookEverywhere(Page page, String path, String name) {
    var size = page.viewportSize();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1440, 390}) {
        page.setViewportSize(width, width == 390 ? 844 : 900);
        page.navigate(Adsum.uri() + path);
        look(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(size.width, size.height);
  }

  private static void look(Page page, String name) {
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(LOOKS.resolve(name + ".png"))
            .setFullPage(true)
            .setScale(com.microsoft.playwright.options.ScreenshotScale.CSS));
  }
}
