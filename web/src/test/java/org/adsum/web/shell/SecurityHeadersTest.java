package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  @Test
  void everyResponseIsGuardedAgainstSniffingFramingAndLeaking() {
    for (Map<String, String> headers :
        List.of(
            SecurityHeaders.strict(),
            SecurityHeaders.page(),
            SecurityHeaders.errorPage(),
            SecurityHeaders.file(),
            SecurityHeaders.libraryFile())) {
      assertEquals("nosniff", headers.get("X-Content-Type-Options"));
      assertEquals("DENY", headers.get("X-Frame-Options"));
      assertEquals("same-origin", headers.get("Referrer-Policy"));
      assertTrue(headers.get("Permissions-Policy").contains("camera=(self)"));
      assertTrue(headers.get("Permissions-Policy").contains("microphone=()"));
      assertTrue(headers.get("Strict-Transport-Security").contains("includeSubDomains"));
      assertEquals("same-origin", headers.get("Cross-Origin-Resource-Policy"));
    }
  }

  @Test
  void whatIsNoPageMayRunNoInlineScriptOrStyle() {
    String policy = SecurityHeaders.strict().get(SecurityHeaders.POLICY);
    assertFalse(policy.contains("unsafe-inline"));
    assertFalse(policy.contains("'unsafe-eval'"));
    assertTrue(policy.contains("'wasm-unsafe-eval'"));
    assertTrue(policy.contains("frame-ancestors 'none'"));
  }

  @Test
  void onlyFilesMayBeKept() {
    assertEquals("no-store", SecurityHeaders.page().get("Cache-Control"));
    assertEquals("no-store", SecurityHeaders.strict().get("Cache-Control"));
    assertEquals("no-cache", SecurityHeaders.file().get("Cache-Control"));
  }

  @Test
  void pagesGetTheirPolicyFromPrimeFacesAlone() {
    assertFalse(SecurityHeaders.page().containsKey(SecurityHeaders.POLICY));
  }

  @Test
  void thePagesPolicyAllowsNoInlineScriptAndEndsWhereTheNonceIsAdded() throws IOException {
    Matcher policy =
        Pattern.compile("primefaces.CSP_POLICY</param-name>\\s*<param-value>([^<]+)<")
            .matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")));
    assertTrue(policy.find());
    String scripts = policy.group(1).substring(policy.group(1).indexOf("script-src"));
    assertEquals("script-src 'self' 'wasm-unsafe-eval'", scripts);
    assertTrue(policy.group(1).contains("frame-ancestors 'none'"));
  }
}
