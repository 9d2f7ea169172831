package org.adsum.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

  @Test
  void theTokenIsWhatFollowsTheScheme() {
    assertEquals("abc123", BearerToken.in("Bearer abc123").orElseThrow());
    assertEquals("abc123", BearerToken.in("bearer  abc123 ").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a\"b", "Bearerabc"})
  void aMalformedHeaderIsMeantAsTokenButHoldsNone(String header) {
    assertTrue(BearerToken.isMeant(header));
    assertTrue(BearerToken.in(header).isEmpty());
  }

  @Test
  void otherSchemesAreNotMeant() {
    assertFalse(BearerToken.isMeant(null));
    assertFalse(BearerToken.isMeant("Basic YTpi"));
    assertTrue(BearerToken.in(null).isEmpty());
  }
}
