package org.adsum.web.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.adsum.identity.boundary.ExternalIdentity;
import org.adsum.identity.entity.Role;

/**
 * Any claims that a provider's token may hold are read as a person or as nothing, and nobody gets a
 * role, a name or a verified address that the claims do not say in so many words.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ClaimsFuzzTest {
  private static final Claims CLAIMS = new Claims();

  /** The settings of a university with Keycloak, Azure and Shibboleth would be these. */
  private static final class Told extends SsoSettings {
    private String rolesClaim = "";

    @Override
    public String subjectClaim() {
      return "sub";
    }

    @Override
    public String usernameClaim() {
      return "preferred_username";
    }

    @Override
    public String rolesClaim() {
      return rolesClaim;
    }

    @Override
    public Map<Role, Set<String>> roleValues() {
      return Map.of(Role.ADMIN, Set.of("adsum-admin", "root"), Role.STUDENT, Set.of("student"));
    }
  }

  @FuzzTest(maxDuration = "10m")
  void nobodyGetsWhatTheClaimsDoNotSay(FuzzedDataProvider data) {
    Told settings = new Told();
    settings.rolesClaim =
        data.pickValue(
            new String[] {
              "roles", "realm_access.roles", "https://uni.example/roles", "a.b.c", ".", "", "sub"
            });
    CLAIMS.settings = settings;
    Map<String, Object> claims;
    try {
      claims = JSONObjectUtils.parse(data.consumeRemainingAsString());
    } catch (ParseException noClaims) {
      return;
    }
    CLAIMS.areIncomplete(claims);
    ExternalIdentity who = CLAIMS.identity("https://idp.example", claims);
    assertEquals("https://idp.example", who.issuer());
    assertEquals(CLAIMS.subject(claims), who.subject());
    for (String text : new String[] {who.subject(), who.username(), who.name(), who.email()}) {
      assertTrue(text == null || !text.isBlank() && saying(claims, text), text);
    }
    assertEquals(claims.get("email_verified") == Boolean.TRUE, who.emailVerified());
    if (who.roles() != null) {
      for (Role role : who.roles()) {
        assertTrue(
            settings.roleValues().get(role).stream().anyMatch(value -> saying(claims, value)),
            role + " of " + claims);
      }
    }
  }

  /** Whether a text stands somewhere in the claims, as a whole value. */
  private static boolean saying(Object at, String text) {
    if (at instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(value -> saying(value, text));
    }
    if (at instanceof Collection<?> many) {
      return many.stream().anyMatch(value -> saying(value, text));
    }
    return at instanceof String value && Stream.of(value, value.strip()).anyMatch(text::equals);
  }
}
