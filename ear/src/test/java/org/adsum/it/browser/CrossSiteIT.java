package org.adsum.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.adsum.it.roles.WebSurface;
import org.adsum.it.support.Adsum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page of another site makes the browser of somebody signed in send. */
class CrossSiteIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  @Test
  void noPageTakesWhatAnotherSiteSends() {
    Page page = BROWSER.desktop("admin");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    List<String> paths =
        WebSurface.pages().keySet().stream()
            .filter(path -> path.startsWith("/admin") && !path.contains("{"))
            .toList();
    for (String path : paths) {
      assertEquals(403, post(page, path), path);
    }
    assertEquals(403, post(page, "/sign-out"));
    assertEquals(403, post(page, "/api/v1/faculties"));
    page.navigate(Adsum.uri() + "admin/faculties");
    assertEquals("Faculties", page.locator("h1").textContent());
  }

  private static int post(Page page, String path) {
    return page.request()
        .post(
            Adsum.uri().resolve(path.substring(1)).toString(),
            RequestOptions.create()
                .setHeader("Origin", "https://elsewhere.example")
                .setHeader("Sec-Fetch-Site", "cross-site")
                .setData("x=y"))
        .status();
  }
}
