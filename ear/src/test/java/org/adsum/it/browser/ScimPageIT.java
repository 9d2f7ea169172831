package org.adsum.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which an admin makes and ends the tokens of SCIM clients. */
class ScimPageIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  @Test
  void aTokenIsShownOnceWorksAndIsRevoked() {
    Page page = BROWSER.desktop("admin");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    page.navigate(Adsum.uri() + "admin/scim");
    page.locator("#token-make").click();
    page.locator("#notices a[href='#token-name']").waitFor();
    page.locator("#token-name").fill("Entra ID");
    page.locator("#token-make").click();
    page.locator("#secret-text").waitFor();
    String secret = page.locator("#secret-text").innerText().strip();
    assertEquals(200, users(secret));
    look(page);
    page.reload();
    page.locator("#list-rows").waitFor();
    assertEquals(0, page.locator("#secret-text").count());
    assertFalse(page.content().contains(secret));
    page.locator("tr:has-text('Entra ID') button").first().click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    page.locator("tr:has-text('Entra ID'):has-text('Revoked')").first().waitFor();
    assertEquals(401, users(secret));
    assertTrue(BROWSER.complaints().isEmpty(), BROWSER.complaints().toString());
  }

  private static int users(String secret) {
    return Api.withToken(secret)
        .sendAt("GET", "scim/v2/Users?count=1", "application/scim+json", null, Map.of())
        .status();
  }

  /** Leaves pictures for people: desktop and phone, light and dark. */
  private static void look(Page page) {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
      for (int width : List.of(1440, 390)) {
        page.setViewportSize(width, width == 390 ? 844 : 900);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(width == 390)
                .setPath(
                    Path.of(Adsum.TARGET + "/browser/scim-" + width + "-" + colours + ".png")));
      }
    }
    page.setViewportSize(1280, 800);
  }
}
