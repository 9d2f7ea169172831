package org.adsum.web.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.jboss.logging.Logger;

/** The authorization code flow of OpenID Connect Core 1.0, with PKCE (S256), state and nonce. */
@ApplicationScoped
public class CodeFlow {
  private static final Logger LOG = Logger.getLogger(CodeFlow.class);

  @Inject SsoSettings settings;
  @Inject IdentityProvider provider;
  @Inject Claims claims;
  @Inject Clock clock;

  /** What to keep until the person comes back. */
  public PendingSignIn begin(String target) {
    return new PendingSignIn(
        new State().getValue(),
        new Nonce().getValue(),
        new CodeVerifier().getValue(),
        target,
        clock.instant());
  }

  /**
   * Where the person signs in.
   *
   * @param anew whether the provider shall not take somebody who is signed in there for granted
   * @throws Problem sso-unavailable
   */
  public URI address(PendingSignIn pending, boolean anew) {
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, Scope.parse(settings.scopes()), client(), callback())
            .endpointURI(provider.metadata().getAuthorizationEndpointURI())
            .state(new State(pending.state()))
            .nonce(new Nonce(pending.nonce()))
            .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256);
    settings
        .acrValues()
        .ifPresent(
            values -> request.acrValues(Stream.of(values.split(" ")).map(ACR::new).toList()));
    Optional<String> prompt = anew ? Optional.of("login") : settings.prompt();
    prompt.ifPresent(words -> request.prompt(new Prompt(words.split(" "))));
    return request.build().toURI();
  }

  /**
   * Who signed in.
   *
   * @param query of the address that the provider sent the person back to
   * @param pending begun in the same browser, with the state that the query names
   * @throws Problem sso-refused or sso-unavailable
   */
  public ProvenSignIn finish(String query, PendingSignIn pending) {
    OIDCProviderMetadata metadata = provider.metadata();
    try {
      OIDCTokens tokens = redeem(code(query, metadata), pending, metadata);
      IDTokenClaimsSet idToken = proven(tokens.getIDToken(), pending);
      Map<String, Object> told = new HashMap<>(idToken.toJSONObject());
      if (claims.areIncomplete(told) && metadata.getUserInfoEndpointURI() != null) {
        userInfo(metadata, tokens.getAccessToken(), idToken.getSubject().getValue())
            .forEach(told::putIfAbsent);
      }
      return new ProvenSignIn(
          claims.identity(settings.issuer(), told),
          idToken.getSubject().getValue(),
          told.get("sid") instanceof String sid ? sid : null,
          tokens.getIDTokenString());
    } catch (BadJOSEException | JOSEException | ParseException refused) {
      LogLine.SSO_REFUSED.tell(LOG, refused.getMessage());
      throw new Problem(ProblemCode.SSO_REFUSED);
    }
  }

  /** What the provider says of the person, signed, for us, in answer to this sign-in. */
  IDTokenClaimsSet proven(JWT token, PendingSignIn pending) throws BadJOSEException, JOSEException {
    IDTokenClaimsSet claims =
        new IDTokenValidator(new Issuer(settings.issuer()), client(), provider.keys(), null)
            .validate(token, new Nonce(pending.nonce()));
    // Nimbus looks whether there is a sub, and for an empty one blames whoever reads it.
    if (claims.getStringClaim("sub").isBlank()) {
      throw new BadJOSEException("nobody is named");
    }
    return claims;
  }

  private AuthorizationCodeGrant grant(String code, PendingSignIn pending) {
    return new AuthorizationCodeGrant(
        new AuthorizationCode(code), callback(), new CodeVerifier(pending.verifier()));
  }

  /** The code that the query names. */
  String code(String query, OIDCProviderMetadata metadata) throws ParseException {
    AuthenticationResponse response = answer(query);
    // RFC 9207: an answer of another provider does not pass for ours.
    if (response.getIssuer() != null && !response.getIssuer().equals(metadata.getIssuer())) {
      throw new ParseException("answer of another issuer");
    }
    if (!response.indicatesSuccess()) {
      throw new ParseException(response.toErrorResponse().getErrorObject().getCode());
    }
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    // Nimbus takes control characters out after it has looked whether there is anything.
    if (code == null || code.getValue().isBlank()) {
      throw new ParseException("no code");
    }
    return code.getValue();
  }

  /** The query is the browser's and may be anything. */
  private AuthenticationResponse answer(String query) throws ParseException {
    try {
      return AuthenticationResponseParser.parse(URI.create(callback() + "?" + query));
    } catch (IllegalArgumentException malformed) {
      throw new ParseException("no answer that can be read", malformed);
    }
  }

  private OIDCTokens redeem(String code, PendingSignIn pending, OIDCProviderMetadata metadata)
      throws ParseException {
    URI endpoint = metadata.getTokenEndpointURI();
    AuthorizationCodeGrant grant = grant(code, pending);
    TokenRequest request =
        settings
            .clientSecret()
            .map(secret -> authentication(new Secret(secret), metadata))
            .map(proof -> new TokenRequest.Builder(endpoint, proof, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant))
            .build();
    TokenResponse response =
        OIDCTokenResponseParser.parse(IdentityProvider.send(request.toHTTPRequest()));
    if (!response.indicatesSuccess()) {
      throw new ParseException(
          "the token endpoint says " + response.toErrorResponse().getErrorObject().getCode());
    }
    return ((OIDCTokenResponse) response).getOIDCTokens();
  }

  /** By header, as RFC 6749 wants it, unless the provider takes it in the body only. */
  private ClientAuthentication authentication(Secret secret, OIDCProviderMetadata metadata) {
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean byHeader =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return byHeader
        ? new ClientSecretBasic(client(), secret)
        : new ClientSecretPost(client(), secret);
  }

  /** What the ID token left out. */
  private static Map<String, Object> userInfo(
      OIDCProviderMetadata metadata, AccessToken token, String subject) throws ParseException {
    URI address = SsoSettings.secure(metadata.getUserInfoEndpointURI());
    UserInfoResponse response =
        UserInfoResponse.parse(
            IdentityProvider.send(new UserInfoRequest(address, token).toHTTPRequest()));
    if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
      throw new ParseException("no usable user info");
    }
    Map<String, Object> told = response.toSuccessResponse().getUserInfo().toJSONObject();
    if (!subject.equals(told.get("sub"))) {
      throw new ParseException("user info of somebody else");
    }
    return told;
  }

  private ClientID client() {
    return new ClientID(settings.clientId());
  }

  private URI callback() {
    return URI.create(settings.publicUrl() + SsoSettings.CALLBACK);
  }
}
