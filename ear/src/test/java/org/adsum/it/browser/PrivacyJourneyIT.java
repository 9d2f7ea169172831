package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A student who wants to know and to be forgotten, and the admin who is asked. */
@ExtendWith(Invariants.class)
class PrivacyJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Path FOLDER =
      Boolean.getBoolean("adsum.screenshots")
          ? Adsum.project().resolve("docs/images")
          : Adsum.TARGET.resolve("screenshots");

  @Test
  void aStudentGetsTheDataAsksToBeErasedAndThinksBetterOfIt() throws Exception {
    Page phone = BROWSER.phone("own-data");
    BROWSER.signIn(phone, "student33", Adsum.PASSWORD);
    phone.navigate(Adsum.uri() + "student");
    phone.locator("a[href='/student/data']").click();
    Download copy = phone.waitForDownload(() -> phone.locator("a[download]").click());
    assertTrue(Files.size(copy.path()) > 1000);
    shoot(phone, "own-data");
    shootDark(phone, "own-data-dark");

    phone.locator("#erasure-request").click();
    assertThat(phone.locator(".adsum-field-error")).containsText("tick");
    phone.locator("#erasure-understood").check();
    phone.locator("#erasure-request").click();
    assertThat(phone.locator("#erasure .adsum-status")).hasText("Waits for a decision");

    Page admin = BROWSER.desktop("privacy-admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.navigate(Adsum.uri() + "admin/privacy");
    shoot(admin, "admin-privacy");
    shootDark(admin, "admin-privacy-dark");
    admin.locator("button:has-text('Refuse')").first().click();
    assertThat(admin.locator("#notices .adsum-problem")).isVisible();
    admin.locator("button:has-text('Erase')").first().click();
    admin.locator(".ui-confirmdialog-yes").click();
    assertThat(admin.locator("#requests .adsum-status").first()).hasText("Decided");

    phone.reload();
    assertThat(phone.locator("#erasure .adsum-status")).hasText("Decided");
    phone.locator("#erasure-cancel").click();
    assertThat(phone.locator("#erasure .adsum-status")).hasText("Called off");

    admin.setViewportSize(390, 844);
    admin.reload();
    shoot(admin, "admin-privacy-phone");
  }

  private static void shootDark(Page page, String name) {
    if (!Boolean.getBoolean("adsum.screenshots")) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      shoot(page, name);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  private static void shoot(Page page, String name) {
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + ".png"))
            .setFullPage(!Boolean.getBoolean("adsum.screenshots")));
  }
}
