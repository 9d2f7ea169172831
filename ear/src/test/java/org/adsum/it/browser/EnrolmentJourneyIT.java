package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.RescaleOp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Enrolment as students and admins see it. Pictures of the pages are left in the target folder, for
 * a person to look at; they may show real faces.
 */
@ExtendWith(Invariants.class)
class EnrolmentJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final int PICTURES = 4;
  private static final Path LOOKS = Adsum.TARGET.resolve("browser");

  @Test
  void aStudentIsToldOfEachPictureWhatToChangeAndTakesThoseAgain() {
    Student student = Student.number(31);
    Page phone = BROWSER.phone("student");
    BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
    phone.navigate(Adsum.uri() + "student/enrol");
    look(phone, "enrol-consent");
    BROWSER.camera().showFace(new RescaleOp(0.28f, 0, null).filter(Photos.face(2), null));
    phone.locator("#consent-agree").click();
    for (int i = 1; i <= PICTURES; i++) {
      assertThat(phone.locator("#camera-title")).containsText(String.valueOf(i));
      phone.locator("#camera-take:enabled").click();
    }
    phone.locator("#review-send").click();
    Locator bad = phone.locator("#review-pictures li.bad");
    assertThat(bad).hasCount(PICTURES);
    assertThat(bad.first()).containsText("Turn to the light");
    assertEquals(0, student.api().get("me/enrolment").expect(200).json().getInt("templates"));
    look(phone, "enrol-refused");

    BROWSER.camera().showFace(Photos.face(2));
    for (int i = 0; i < PICTURES; i++) {
      phone.locator("#review-pictures li").nth(i).locator("button").click();
      phone.locator("#camera-take:enabled").click();
    }
    assertThat(bad).hasCount(0);
    phone.locator("#review-send").click();
    assertThat(phone.locator("#done-title")).isVisible();
    assertThat(phone.locator("#done-kept")).containsText("Used: 1 of your 4 pictures");
    look(phone, "enrol-done");
    student.withdraw();
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void anAdminLooksAtAPossibleDoubleEnrolmentAndDecides() {
    Student one = Student.enrolledAs(33, 3);
    Student other = Student.enrolledAs(34, 3);
    String address = "lookalikes?size=50&state=OPEN&q=" + other.username();
    Await.until(
        "a pair",
        Duration.ofSeconds(60),
        () -> Api.as("admin").get(address).expect(200).body().contains(one.id()));
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.locator("a[href='/admin/lookalikes']").waitFor();
    lookEverywhere(admin, "admin", "admin");
    admin.locator("a[href='/admin/lookalikes']").click();
    lookEverywhere(admin, "admin/lookalikes", "lookalikes");
    lookEverywhere(admin, "admin/enrolments", "enrolments");
    admin.navigate(Adsum.uri() + "admin/lookalikes?q=" + other.username());
    Locator row =
        admin
            .locator("#list-rows tbody tr")
            .filter(new Locator.FilterOptions().setHasText(one.username()));
    row.locator("button").first().click();
    assertThat(admin.locator(".ui-confirm-dialog-message")).containsText("two people");
    look(admin, "lookalikes-question");
    admin.locator(".ui-confirmdialog-yes").click();
    assertThat(admin.locator("#notices")).containsText("noted as two people");
    assertThat(row).hasCount(0);
    admin.navigate(Adsum.uri() + "admin/lookalikes?state=DISMISSED&q=" + other.username());
    assertThat(row).containsText("Alex Admin");
    look(admin, "lookalikes-dismissed");
    one.withdraw();
    other.withdraw();
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void anAdminReadsHowOftenTheFaceCheckIsWrong() {
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    lookEverywhere(admin, "admin/face", "face");
    assertThat(admin.locator("main, body").first())
        .containsText(
            "Of 1,000 honest check-ins about 25 are not recognised at the first try; of 10,000"
                + " strangers who try as somebody else about 1 is accepted.");
    admin.locator("#card summary").click();
    assertThat(admin.locator("#card pre")).containsText("Training data");
    look(admin, "face-card");
    assertEquals(List.of(), BROWSER.complaints());
  }

  private static void lookEverywhere(Page page, String path, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1440, 390}) {
        page.setViewportSize(width, width == 390 ? 844 : 900);
        page.navigate(Adsum.uri() + path);
        look(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    page.setViewportSize(1280, 800);
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
