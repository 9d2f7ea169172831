package org.adsum.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/teacher",
        "/teacher/session/01jd2x/hall",
        "/admin/users?q=ana&page=2",
        "/student?note=https://example.org/",
        "/liveliness"
      })
  void aPageOfThisSiteIsATarget(String wanted) {
    assertEquals(wanted, SignInTarget.safe(wanted).orElseThrow());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "/a/..//evil.example/",
        "\t//evil.example/",
        "/teacher\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "teacher",
        "/teacher?a=<script>",
        "/tëacher"
      })
  void nothingLeadsToAnotherSite(String wanted) {
    assertTrue(SignInTarget.safe(wanted).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/login?to=/login",
        "/x/../login",
        "/sign-out",
        "/api/v1/me",
        "/live/me",
        "/error/500.xhtml",
        "/resources/adsum/theme.css"
      })
  void whatIsNoPageToComeBackToIsNoTarget(String wanted) {
    assertTrue(SignInTarget.safe(wanted).isEmpty());
  }

  @Test
  void aTargetLongerThanAnAddressIsNone() {
    assertTrue(SignInTarget.safe("/" + "a".repeat(1000)).isEmpty());
  }

  @Test
  void theSignInPageCarriesTheTarget() {
    assertEquals(
        "/login?to=%2Fadmin%2Fusers%3Fq%3Da%26b", SignInTarget.loginPage("/admin/users?q=a&b"));
  }

  @Test
  void theSignInPageCarriesNoTargetThatIsNotSafeOrTheStart() {
    assertEquals("/login", SignInTarget.loginPage("//evil.example"));
    assertEquals("/login", SignInTarget.loginPage("/"));
  }
}
