package org.adsum.web.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.jboss.logging.Logger;

/** Logout tokens of OpenID Connect Back-Channel Logout 1.0; each is good once on a node. */
@ApplicationScoped
public class LogoutTokens {
  private static final Logger LOG = Logger.getLogger(LogoutTokens.class);
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 10_000;

  @Inject SsoSettings settings;
  @Inject IdentityProvider provider;
  @Inject Clock clock;

  private final Map<String, Instant> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * Whose sessions end.
   *
   * @param subject the provider's name for the person, or null
   * @param session the provider's name for its session; null means all of the person
   */
  public record Ended(String subject, String session) {}

  /**
   * Reads a token.
   *
   * @throws Problem logout-token or sso-unavailable
   */
  public Ended read(String token) {
    try {
      LogoutTokenClaimsSet claims =
          new LogoutTokenValidator(
                  new Issuer(settings.issuer()),
                  new ClientID(settings.clientId()),
                  provider.keys(),
                  null)
              .validate(JWTParser.parse(token == null ? "" : token));
      Instant now = clock.instant();
      boolean recent = claims.getIssueTime().toInstant().isAfter(now.minus(OLDEST));
      if (!recent || !isFirst(claims.getJWTID().getValue(), now)) {
        throw new BadJOSEException("too old or seen before");
      }
      return new Ended(
          claims.getSubject() == null ? null : claims.getSubject().getValue(),
          claims.getSessionID() == null ? null : claims.getSessionID().getValue());
    } catch (BadJOSEException
        | JOSEException
        | ParseException
        // An empty jti, sub or sid.
        | IllegalArgumentException refused) {
      LogLine.LOGOUT_REFUSED.tell(LOG, refused.getMessage());
      throw new Problem(ProblemCode.LOGOUT_TOKEN);
    }
  }

  private boolean isFirst(String id, Instant now) {
    synchronized (seen) {
      return seen.putIfAbsent(id, now) == null;
    }
  }
}
