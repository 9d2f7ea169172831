package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Keycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in through the university's identity provider: a real Keycloak. */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 2)
class SingleSignOnIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static Keycloak keycloak;

  @BeforeAll
  static void begin() {
    keycloak = Keycloak.start();
    Adsum.server()
        .restartServer(
            Map.of(
                "ADSUM_AUTH_MODES", "local,oidc",
                "ADSUM_OIDC_ISSUER", keycloak.issuer(),
                "ADSUM_OIDC_CLIENT_ID", "adsum",
                "ADSUM_OIDC_CLIENT_SECRET", "adsum-secret",
                "ADSUM_OIDC_AUDIENCE", "adsum-api",
                "ADSUM_OIDC_NAME", "University of Examples",
                "ADSUM_OIDC_ROLES_ADMIN", "it-admin",
                "ADSUM_OIDC_LINK_PROVISIONED", "true"));
  }

  @AfterAll
  static void asBefore() {
    if (keycloak != null) {
      keycloak.close();
    }
    Adsum.server().restartServer("ADSUM_AUTH_MODES", "local");
  }

  @Test
  void aTeacherSignsInThroughTheUniversityAndGetsAnAccount() {
    Page page = BROWSER.desktop("tessa");
    page.navigate(Adsum.uri() + "teacher?from=mail");
    page.locator("#sso").click();
    atTheUniversity(page, "tessa", "tessa-secret");
    page.waitForURL("**/teacher?from=mail");
    assertThat(page.locator("header")).containsText("Tessa Tutor");
    assertEquals(List.of(), BROWSER.complaints());
  }

  private static void atTheUniversity(Page page, String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }
}
