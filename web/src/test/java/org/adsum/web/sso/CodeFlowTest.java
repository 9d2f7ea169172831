package org.adsum.web.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who the provider says signed in. */
class CodeFlowTest {
  private static final String ISSUER = "https://idp.example";

  private ECKey key;
  private CodeFlow flow;
  private PendingSignIn pending;

  @BeforeEach
  void begin() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("now").generate();
    flow = new CodeFlow();
    flow.clock = Clock.systemUTC();
    flow.settings =
        new SsoSettings() {
          @Override
          public String issuer() {
            return ISSUER;
          }

          @Override
          public String clientId() {
            return "adsum";
          }
        };
    flow.provider =
        new IdentityProvider() {
          @Override
          JWSKeySelector<SecurityContext> keys() {
            return new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())));
          }
        };
    pending = flow.begin("teacher");
  }

  @Test
  void whomTheProviderNamesIsProven() throws Exception {
    JWT token = token("u-1", pending.nonce());
    assertEquals("u-1", flow.proven(token, pending).getSubject().getValue());
  }

  @Test
  void aTokenThatNamesNobodyIsRefused() throws Exception {
    for (String nobody : new String[] {"", " "}) {
      JWT token = token(nobody, pending.nonce());
      assertThrows(BadJOSEException.class, () -> flow.proven(token, pending));
    }
  }

  @Test
  void aTokenOfAnotherSignInIsRefused() throws Exception {
    JWT token = token("u-1", flow.begin("teacher").nonce());
    assertThrows(BadJOSEException.class, () -> flow.proven(token, pending));
  }

  private JWT token(String subject, String nonce) throws JOSEException {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("adsum")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce)
                .build());
    token.sign(new ECDSASigner(key));
    return token;
  }
}
