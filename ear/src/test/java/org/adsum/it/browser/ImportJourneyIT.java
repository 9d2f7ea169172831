package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A registrar's way from a file to people, and back. */
@ExtendWith(Invariants.class)
class ImportJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final String PEOPLE =
      "username,givenName,familyName,email,roles\n"
          + "jana.import,Jana,Import,jana@uni.example,student\n"
          + "jonas.import,Jonas,Import,jonas@uni.example,teacher\n"
          + "student10,Renamed,Student,,student\n"
          + ",No,Name,not-an-address,student\n";

  @Test
  void aFileIsCheckedAppliedAndUndone() {
    Page admin = BROWSER.desktop("importer");
    admin.setViewportSize(1440, 900);
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.navigate(Adsum.uri() + "admin/imports");
    shoot(admin, "imports");
    admin
        .locator("#upload-file")
        .setInputFiles(
            new FilePayload("people.csv", "text/csv", PEOPLE.getBytes(StandardCharsets.UTF_8)));
    admin.locator("#upload-send").click();
    admin.waitForURL("**/admin/imports/*");
    assertThat(admin.locator(".adsum-import-wrong").first()).containsText("is missing");
    shoot(admin, "import-errors");
    admin.locator("[id='list:state'], #list-state").selectOption("");
    assertThat(admin.locator(".adsum-import-change").first()).isVisible();
    shoot(admin, "import");
    admin.locator("#work-leaveOut").check();
    admin.locator("#work-apply").click();
    admin.locator(".ui-confirmdialog-yes").click();
    admin.locator("#work-undo").waitFor();
    assertThat(admin.locator(".adsum-heading .adsum-status")).hasText("Applied");
    Page phone = BROWSER.phone("phone");
    BROWSER.signIn(phone, "admin", Adsum.PASSWORD);
    phone.navigate(admin.url());
    phone.locator("#work-undo").waitFor();
    shoot(phone, "import-phone");
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(phone, "import-phone-dark");
    admin.locator("#work-undo").click();
    admin.locator(".ui-confirmdialog-yes").click();
    assertThat(admin.locator(".adsum-heading .adsum-status")).hasText("Undone");
    admin.navigate(Adsum.uri() + "admin/imports");
    admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(admin, "imports-dark");
    assertEquals(List.of(), BROWSER.complaints());
  }

  private static void shoot(Page page, String name) {
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(Adsum.TARGET.toString(), "browser", name + ".png"))
            .setScale(com.microsoft.playwright.options.ScreenshotScale.CSS));
  }
}
