package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOriginTest {
  private static final String OWN = "https://adsum.example:8443";

  @Test
  void theBrowsersOwnWordCountsFirst() {
    assertTrue(new RequestOrigin(OWN, "same-origin", "https://evil.example", null).isSame());
    assertFalse(new RequestOrigin(OWN, "cross-site", OWN, OWN + "/teacher").isSame());
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-site", "cross-site", "none", ""})
  void anythingButSameOriginIsForeign(String fetchSite) {
    assertFalse(new RequestOrigin(OWN, fetchSite, null, null).isSame());
  }

  @Test
  void withoutItTheOriginCounts() {
    assertTrue(new RequestOrigin(OWN, null, "https://ADSUM.example:8443", null).isSame());
    assertFalse(new RequestOrigin(OWN, null, "https://adsum.example", null).isSame());
    assertFalse(new RequestOrigin(OWN, null, "http://adsum.example:8443", null).isSame());
    assertFalse(new RequestOrigin(OWN, null, "null", OWN + "/teacher").isSame());
  }

  @Test
  void withoutBothTheRefererCounts() {
    assertTrue(new RequestOrigin(OWN, null, null, OWN + "/teacher").isSame());
    assertFalse(new RequestOrigin(OWN, null, null, "https://evil.example/").isSame());
    assertFalse(new RequestOrigin(OWN, null, null, "not an address").isSame());
  }

  @Test
  void aRequestThatSaysNothingIsForeign() {
    assertFalse(new RequestOrigin(OWN, null, null, null).isSame());
  }

  @Test
  void theUsualPortNeedNotBeNamed() {
    assertTrue(
        new RequestOrigin("https://adsum.example", null, "https://adsum.example:443", null)
            .isSame());
  }

  @Test
  void theRefererKeepsPathAndQuery() {
    assertEquals(
        "/admin/users?q=a",
        new RequestOrigin(OWN, null, null, OWN + "/admin/users?q=a").refererPath().orElseThrow());
  }
}
