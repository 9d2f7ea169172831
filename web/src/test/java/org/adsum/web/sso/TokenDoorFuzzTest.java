package org.adsum.web.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SingleSignOnBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * Whatever is sent as an access token, a logout token or the provider's answer in an address is
 * taken or refused by name; what the provider has not signed opens and ends nothing, and a logout
 * token is good once.
 *
 * <p>Half of the inputs are tokens as they come, half are claims that the provider's key has
 * signed, so that what lies behind the signature is reached. Runs over the corpus with all tests;
 * {@code ./adsum fuzz} looks for new inputs.
 */
class TokenDoorFuzzTest {
  private static final String ISSUER = "https://idp.example";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC);
  private static final ECKey KEY = key();
  private static final List<JOSEObjectType> TYPES =
      Arrays.asList(
          JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("logout+jwt"), null);

  /** Each refusal is a line in the log, which is not what is looked for here. */
  private static final Logger LOG = Logger.getLogger("org.adsum");

  static {
    LOG.setLevel(Level.OFF);
  }

  private static final class Told extends SsoSettings {
    @Override
    public boolean isOidc() {
      return true;
    }

    @Override
    public String issuer() {
      return ISSUER;
    }

    @Override
    public String clientId() {
      return "adsum";
    }

    @Override
    public Optional<String> audience() {
      return Optional.of("adsum-api");
    }

    @Override
    public String subjectClaim() {
      return "sub";
    }

    @Override
    public String publicUrl() {
      return "https://adsum.uni.example";
    }
  }

  private static final class Provider extends IdentityProvider {
    @Override
    public OIDCProviderMetadata metadata() {
      return new OIDCProviderMetadata(
          new Issuer(ISSUER), List.of(SubjectType.PUBLIC), URI.create(ISSUER + "/keys"));
    }

    @Override
    JWSKeySelector<SecurityContext> keys() {
      return new JWSVerificationKeySelector<>(
          JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())));
    }
  }

  /** Remembers whom it was asked for. */
  private static final class Accounts extends SingleSignOnBoundary {
    private final List<String> asked = new ArrayList<>();

    @Override
    public Optional<Caller> callerBySubject(String issuer, String subject) {
      assertEquals(ISSUER, issuer);
      asked.add(subject);
      return Optional.empty();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void whatTheProviderHasNotSignedOpensAndEndsNothing(FuzzedDataProvider data)
      throws JOSEException {
    boolean signed = data.consumeBoolean();
    JOSEObjectType type = data.pickValue(TYPES);
    boolean joined = data.consumeBoolean();
    String text = data.consumeRemainingAsString();
    String token = signed ? signed(type, text) : joined ? joined(text) : text;
    assertTrue(!end(token) || signed, token);
    Accounts accounts = new Accounts();
    assertEquals(Optional.empty(), access(accounts).caller(token));
    assertTrue(signed || accounts.asked.isEmpty(), token);
    accounts.asked.forEach(subject -> assertFalse(subject.isBlank()));
    answer(text);
  }

  /** Whether somebody's sessions end by the token; then they do not a second time. */
  private static boolean end(String token) {
    LogoutTokens door = logout();
    try {
      LogoutTokens.Ended ended = door.read(token);
      assertTrue(ended.subject() != null || ended.session() != null);
    } catch (Problem refused) {
      assertEquals(ProblemCode.LOGOUT_TOKEN, refused.code());
      return false;
    }
    assertThrows(Problem.class, () -> door.read(token));
    return true;
  }

  private static void answer(String query) {
    CodeFlow flow = new CodeFlow();
    flow.settings = new Told();
    try {
      assertFalse(flow.code(query, new Provider().metadata()).isBlank());
    } catch (ParseException refused) {
      // It goes into the log, a line of which it must not end.
      assertTrue(String.valueOf(refused.getMessage()).chars().noneMatch(Character::isISOControl));
    }
  }

  private static LogoutTokens logout() {
    LogoutTokens door = new LogoutTokens();
    door.settings = new Told();
    door.provider = new Provider();
    door.clock = CLOCK;
    return door;
  }

  private static AccessTokens access(Accounts accounts) {
    AccessTokens door = new AccessTokens();
    door.settings = new Told();
    door.provider = new Provider();
    door.claims = new Claims();
    door.claims.settings = door.settings;
    door.accounts = accounts;
    return door;
  }

  private static String signed(JOSEObjectType type, String claims) throws JOSEException {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID("1").build(),
            new Payload(claims));
    token.sign(new ECDSASigner(KEY));
    return token.serialize();
  }

  /** The parts between points, each in Base64 as tokens have them. */
  private static String joined(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("\n", 6)) {
      parts.add(
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(part.getBytes(StandardCharsets.UTF_8)));
    }
    return String.join(".", parts);
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
