package org.adsum.web.sso;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.jboss.logging.Logger;

/**
 * The university's identity provider: what it says of itself (OpenID Connect Discovery 1.0), kept
 * for an hour, and its keys, fetched again when a token names one that is not known.
 */
@ApplicationScoped
public class IdentityProvider {
  static final int CLOCK_SKEW_SECONDS = 60;

  private static final Logger LOG = Logger.getLogger(IdentityProvider.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int CONNECT_MS = 3_000;
  private static final int READ_MS = 5_000;
  private static final int LARGEST_KEYS = 500_000;
  private static final long KEYS_FRESH_MS = Duration.ofMinutes(15).toMillis();
  private static final long KEYS_WAIT_MS = Duration.ofSeconds(10).toMillis();

  /** Signatures with a public key only: with a shared one the verifier could be the forger. */
  private static final Set<JWSAlgorithm> ALGORITHMS = new HashSet<>(JWSAlgorithm.Family.RSA);

  static {
    ALGORITHMS.addAll(JWSAlgorithm.Family.EC);
  }

  @Inject SsoSettings settings;
  @Inject Clock clock;

  private Known known;

  /** While the provider is away, not everybody waits for it once more, one after the other. */
  private Instant retryFrom = Instant.EPOCH;

  private record Known(
      OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant fetchedAt) {}

  /**
   * What the provider says of itself.
   *
   * @throws Problem sso-unavailable
   */
  public OIDCProviderMetadata metadata() {
    return known().metadata();
  }

  /** Finds the provider's key for a token's signature. */
  JWSKeySelector<SecurityContext> keys() {
    return new JWSVerificationKeySelector<>(ALGORITHMS, known().keys());
  }

  /**
   * Sends a request, and does not follow to anywhere else.
   *
   * @throws Problem sso-unavailable
   */
  static HTTPResponse send(HTTPRequest request) {
    request.setConnectTimeout(CONNECT_MS);
    request.setReadTimeout(READ_MS);
    request.setFollowRedirects(false);
    try {
      return request.send();
    } catch (IOException failure) {
      LogLine.SSO_SILENT.tell(LOG, request.getURI(), failure);
      throw new Problem(ProblemCode.SSO_UNAVAILABLE);
    }
  }

  private synchronized Known known() {
    Instant now = clock.instant();
    boolean stale = known == null || now.isAfter(known.fetchedAt().plus(FRESH));
    if (stale && !now.isBefore(retryFrom)) {
      try {
        known = fetch(now);
      } catch (ParseException | MalformedURLException | RuntimeException failure) {
        LogLine.SSO_UNUSABLE.tell(LOG, failure.toString());
        retryFrom = clock.instant().plus(RETRY);
      }
    }
    if (known == null) {
      throw new Problem(ProblemCode.SSO_UNAVAILABLE);
    }
    return known;
  }

  private Known fetch(Instant now) throws ParseException, MalformedURLException {
    String issuer = settings.issuer();
    URI address =
        SsoSettings.secure(
            URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
    HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, address));
    response.ensureStatusCode(HTTPResponse.SC_OK);
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBody());
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw new IllegalStateException(
          "the issuer is " + metadata.getIssuer() + ", adsum.oidc.issuer is " + issuer);
    }
    SsoSettings.secure(metadata.getAuthorizationEndpointURI());
    SsoSettings.secure(metadata.getTokenEndpointURI());
    URI keys = SsoSettings.secure(metadata.getJWKSetURI());
    boolean same = known != null && known.metadata().getJWKSetURI().equals(keys);
    return new Known(metadata, same ? known.keys() : keysAt(keys), now);
  }

  private static JWKSource<SecurityContext> keysAt(URI address) throws MalformedURLException {
    return JWKSourceBuilder.create(
            address.toURL(), new DefaultResourceRetriever(CONNECT_MS, READ_MS, LARGEST_KEYS))
        .cache(KEYS_FRESH_MS, KEYS_WAIT_MS)
        // Would leave a thread behind at each redeployment.
        .refreshAheadCache(false)
        .retrying(true)
        .outageTolerant(Duration.ofHours(4).toMillis())
        .build();
  }
}
