package org.adsum.web.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 1. */
class SsoSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.edu/token",
        "http://localhost:8080/token",
        "http://127.0.0.1/token",
        "http://[::1]:8080/token"
      })
  void secretsGoByHttpsOrToThisComputer(String address) {
    assertEquals(URI.create(address), SsoSettings.secure(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.edu/token",
        "http://localhost.evil.example/",
        "http://127.0.0.1@evil.example/",
        "ftp://login.example.edu/",
        "file:///etc/passwd",
        "/token"
      })
  void nowhereElse(String address) {
    URI uri = URI.create(address);
    assertThrows(IllegalStateException.class, () -> SsoSettings.secure(uri));
  }

  @Test
  void notToAnAddressThatIsNotTold() {
    assertThrows(IllegalStateException.class, () -> SsoSettings.secure(null));
  }
}
