package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.AdsumCommand;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An admin at the audit log, the settings and the face rate. */
@ExtendWith(Invariants.class)
class AuditJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final double VERIFY_MS = 30_000;
  private static final int BROKEN = 4;

  @Test
  void theLogIsSearchedVerifiedAndExportedUnderASignature() throws Exception {
    Api.signIn("student03", "wrong-password-1");
    Page page = BROWSER.desktop("auditor");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    page.navigate(Adsum.uri() + "admin/audit");
    page.locator("#check-verify").click();
    assertThat(page.locator("#check-state"))
        .containsText("Intact:", new LocatorAssertions.ContainsTextOptions().setTimeout(VERIFY_MS));
    shoot(page, "admin-audit");

    page.locator("#who").fill("student03");
    page.locator("form[role=search] button").click();
    assertThat(page.locator("table.adsum-audit, .adsum-audit").first())
        .containsText("Sign-in failed");
    assertTrue(page.url().contains("who=student03"), page.url());
    Page deep = BROWSER.phone("deep link");
    BROWSER.signIn(deep, "admin", Adsum.PASSWORD);
    deep.navigate(page.url());
    assertThat(deep.locator(".adsum-audit").first()).containsText("Sign-in failed");
    shoot(deep, "admin-audit-phone");

    Download download =
        page.waitForDownload(() -> page.locator(".adsum-heading a.adsum-button").click());
    Path file = Adsum.TARGET.resolve("audit-export.zip");
    download.saveAs(file);
    AdsumCommand good = AdsumCommand.run("audit", "verify", file.toString());
    assertEquals(0, good.code(), good.text());
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path entries = zip.getPath("/audit.jsonl");
      Files.writeString(
          entries, Files.readString(entries).replace("sign-in.failed", "signed-in.all"));
    }
    AdsumCommand forged = AdsumCommand.run("audit", "verify", file.toString());
    assertEquals(BROKEN, forged.code(), forged.text());
  }

  @Test
  void aSettingIsChosenRefusedAndReset() {
    Page page = BROWSER.desktop("setter");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    page.navigate(Adsum.uri() + "admin/settings");
    com.microsoft.playwright.Locator field =
        page.getByLabel("Attendance at risk below", new Page.GetByLabelOptions().setExact(true));
    com.microsoft.playwright.Locator one =
        page.locator(".adsum-setting", new Page.LocatorOptions().setHas(field));
    field.fill("101");
    one.getByText("Save").click();
    assertThat(one.locator("[role=alert]")).containsText("1–100");
    field.fill("80");
    one.getByText("Save").click();
    assertThat(one).containsText("Chosen here; otherwise it would be 75");
    shoot(page, "admin-settings");
    one.getByText("History").click();
    assertThat(page.locator(".adsum-timeline")).containsText("80");
    page.getByLabel("Reset: Attendance at risk below").click();
    page.locator(".ui-confirmdialog-yes").click();
    assertThat(page.locator(".adsum-setting").last()).containsText("As built in");
  }

  @Test
  void theFaceRateIsChosenWithItsOutlook() {
    Page page = BROWSER.desktop("face");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    page.navigate(Adsum.uri() + "admin/face");
    assertThat(page.locator("section[aria-labelledby=choice]")).containsText("20,000 check-ins");
    shoot(page, "admin-face");
    choose(page, "1,000");
    assertThat(page.locator(".adsum-note.ok")).containsText("1 stranger in 1,000");
    choose(page, "10,000");
    assertThat(page.locator(".adsum-note.ok")).containsText("1 stranger in 10,000");
  }

  private static void choose(Page page, String one) {
    page.locator("tr", new Page.LocatorOptions().setHasText("1 in " + one))
        .filter(
            new com.microsoft.playwright.Locator.FilterOptions().setHas(page.getByText("Choose")))
        .first()
        .getByText("Choose")
        .click();
    page.locator(".ui-confirmdialog-yes").click();
  }

  /** The documentation's pictures, when they are asked for. */
  private static void shoot(Page page, String name) {
    if (Boolean.getBoolean("adsum.screenshots")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Adsum.project().resolve("docs/images/" + name + ".png")));
    }
  }
}
