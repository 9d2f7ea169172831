package org.adsum.web.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SingleSignOnBoundary;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.jboss.logging.Logger;

/**
 * Access tokens that the provider signed for this API (RFC 9068, and those of before it that do not
 * say their type). An ID token is none: it is made out for the client, not for the API.
 */
@ApplicationScoped
public class AccessTokens {
  private static final Logger LOG = Logger.getLogger(AccessTokens.class);
  private static final Set<String> NEEDED = Set.of("iss", "sub", "aud", "exp");

  @Inject SsoSettings settings;
  @Inject IdentityProvider provider;
  @Inject Claims claims;
  @Inject SingleSignOnBoundary accounts;

  /** Whether a bearer token has the form of such a token, right or wrong. */
  public static boolean isMeant(String token) {
    return token.indexOf('.') >= 0;
  }

  /**
   * Who a token speaks for; empty when it is not good, or nobody here is known by its subject.
   *
   * @throws Problem sso-unavailable
   */
  public Optional<Caller> caller(String token) {
    if (!settings.isOidc() || settings.audience().isEmpty()) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet told = processor(settings.audience().get()).process(token, null);
      // Keycloak says in the claims of what kind a token is.
      if (told.getClaim("nonce") != null || "ID".equals(told.getClaim("typ"))) {
        return Optional.empty();
      }
      return Optional.ofNullable(claims.subject(told.getClaims()))
          .flatMap(subject -> accounts.callerBySubject(settings.issuer(), subject));
    } catch (KeySourceException failure) {
      if (failure.getCause() instanceof RateLimitReachedException
          || failure instanceof RateLimitReachedException) {
        // Many tokens with keys that nobody knows: no reason to bother the provider.
        return Optional.empty();
      }
      LogLine.SSO_KEYS_UNREAD.tell(LOG, failure.getMessage());
      throw new Problem(ProblemCode.SSO_UNAVAILABLE);
    } catch (BadJOSEException | JOSEException | ParseException refused) {
      LOG.debugf("An access token is refused: %s", refused.getMessage());
      return Optional.empty();
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor(String audience) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt"),
            JOSEObjectType.JWT,
            null));
    processor.setJWSKeySelector(provider.keys());
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            Set.of(audience),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            NEEDED,
            Set.of());
    verifier.setMaxClockSkew(IdentityProvider.CLOCK_SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(verifier);
    return processor;
  }
}
