package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import org.adsum.web.signin.SignInTarget;

/**
 * Headers, cookies and the address to go to after signing in: whatever browsers send is understood
 * or passed over, and no foreign site is ever taken for this one.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class AddressDoorFuzzTest {
  private static final String OWN = "https://adsum.uni.example";

  @FuzzTest(maxDuration = "10m")
  void noForeignAddressPasses(FuzzedDataProvider data) {
    String text = data.consumeString(200);
    String origin = data.consumeBoolean() ? text : null;
    String referer = data.consumeRemainingAsString();
    if (new RequestOrigin(OWN, null, origin, referer).isSame()) {
      URI from = URI.create(origin != null ? origin : referer);
      assertTrue("adsum.uni.example".equalsIgnoreCase(from.getHost()), from.toString());
    }
    SignInTarget.safe(text)
        .ifPresent(
            target -> {
              URI leads = URI.create(OWN + "/login").resolve(target);
              assertTrue("adsum.uni.example".equals(leads.getHost()), target);
              assertFalse(leads.normalize().getPath().startsWith("/api/"), target);
            });
    assertFalse(Zone.parse(text) == null, "a zone or the server's");
    FileTags.matches(text, "\"tag\"");
  }
}
