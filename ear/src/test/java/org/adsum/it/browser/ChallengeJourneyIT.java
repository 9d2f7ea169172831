package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do where liveness decides: moves, the way without them, and the teacher's look. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class ChallengeJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final String SETTING = "ADSUM_LIVENESS";
  private static final double VERDICT_MS = 60_000;

  @BeforeAll
  static void enforce() {
    Adsum.server().restartServer(SETTING, "enforced");
  }

  @AfterAll
  static void asBefore() {
    Adsum.server().restartServer(SETTING, "advisory");
  }

  @Test
  void aFaceThatDoesNotMoveIsConfirmedByTheTeacherWithOnePress() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = ready(lesson, student);
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();
      assertThat(phone.locator("#camera-still")).isVisible();
      assertThat(phone.locator("#camera-hint"))
          .hasText(
              Pattern.compile(
                  "Turn your head slowly to your (left|right)|Lift your chin|Come closer"));
      assertVerdict(phone, "Your teacher will confirm.");
      assertEquals(0, lesson.records(student));

      Page teacher = board(lesson);
      Locator row = row(teacher, student);
      assertThat(row).containsText("Please look");
      Locator number = teacher.locator("#number-REVIEW");
      assertThat(number).containsText("1");
      number.click();
      assertThat(number).hasAttribute("aria-pressed", "true");
      assertThat(teacher.locator("tr[data-student]")).hasCount(1);
      number.click();
      assertThat(number).hasAttribute("aria-pressed", "false");
      row.locator("button").click();
      teacher.locator("#student-confirm").click();

      assertThat(row.locator(".adsum-status")).hasClass(Pattern.compile("present"));
      assertThat(row).containsText("Review");
      assertVerdict(phone, "Present");
      assertEquals("REVIEW", lesson.record(student).getString("source"));
      assertEquals(List.of(), BROWSER.complaints());
    }
  }

  @Test
  void whoCannotMoveTheHeadIsToldWhoConfirmsAndTheTeacherDecidesWithoutAMouse() {
    Student student = Student.enrolled(3);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = ready(lesson, student);
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();
      phone.locator("#camera-still").focus();
      phone.keyboard().press("Enter");
      assertThat(phone.locator("#view-still")).containsText("Your teacher then confirms");
      phone.locator("#still-start").click();
      assertThat(phone.locator("#camera-still")).isHidden();
      assertVerdict(phone, "Your teacher will confirm.");
      assertEquals(5, frames(student));

      Page teacher = board(lesson);
      Locator row = row(teacher, student);
      row.locator("button").focus();
      teacher.keyboard().press("Enter");
      assertThat(teacher.locator("#student-confirm")).isFocused();
      teacher.keyboard().press("Tab");
      assertThat(teacher.locator("#student-refuse")).isFocused();
      teacher.keyboard().press("Enter");

      assertThat(row.locator(".adsum-status")).hasClass(Pattern.compile("refused"));
      assertThat(row).not().containsText("Please look");
      assertVerdict(phone, "Please talk to your teacher.");
      assertEquals(0, lesson.records(student));
      assertEquals(List.of(), BROWSER.complaints());
    }
  }

  @Test
  void aSecondTeacherIsToldThatTheFirstHasDecided() {
    Student student = Student.enrolled(4);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = ready(lesson, student);
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#ready-still").click();
      phone.locator("#still-start").click();
      assertVerdict(phone, "Your teacher will confirm.");

      Page teacher = board(lesson);
      row(teacher, student).locator("button").click();
      teacher.locator("#student-confirm").waitFor();
      Page colleague = teacher.context().newPage();
      colleague.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
      row(colleague, student).locator("button").click();
      colleague.locator("#student-confirm").click();
      assertVerdict(phone, "Present");
      teacher.locator("#student-refuse").click();
      assertThat(teacher.locator("#student-day [role=alert]")).containsText("decided");
      assertThat(teacher.locator("#student-day .adsum-status").first()).hasText("Present");
      assertEquals("PRESENT", lesson.record(student).getString("status"));
    }
  }

  @Test
  void aFaceThatMovesAsAskedIsPresentWithoutATeacher() {
    // The sample photos of the package are not known to look alive to the liveness network.
    assumeTrue(EvalPhotos.findFolder().isPresent(), "needs the evaluation photos");
    Student student = Student.enrolled(2);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("student");
      MovingFace.inFrontOf(phone, Photos.face(student.person()));
      BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#camera-start:enabled").click();

      assertVerdict(phone, "Present");
      assertEquals("FACE", lesson.record(student).getString("source"));
      assertEquals(List.of(), BROWSER.complaints());
    }
  }

  /** A student's phone after a scan, about to start the camera. */
  private static Page ready(Lesson lesson, Student student) {
    Page phone = BROWSER.phone("student");
    BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
    phone.navigate(Adsum.uri() + "Q/" + lesson.code());
    phone.locator("#camera-start:enabled").waitFor();
    return phone;
  }

  private static Page board(Lesson lesson) {
    Page teacher = BROWSER.desktop("teacher");
    BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
    teacher.navigate(Adsum.uri() + "teacher/session/" + lesson.id());
    return teacher;
  }

  private static Locator row(Page teacher, Student student) {
    return teacher.locator("tr[data-student='" + student.id() + "']");
  }

  /** How many frames the last check-in of the student was judged by. */
  private static long frames(Student student) {
    return Rows.count(
        "select v.usable_frames from verification_result v join checkin_attempt c on c.id = v.attempt_id"
            + " where c.student_id = ? order by c.submitted_at desc limit 1",
        student.id());
  }

  private static void assertVerdict(Page phone, String words) {
    assertThat(phone.locator("#verdict-title"))
        .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(VERDICT_MS));
  }
}
