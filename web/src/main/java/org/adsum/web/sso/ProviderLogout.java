package org.adsum.web.sso;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import org.adsum.shared.boundary.Problem;

/** Ends the session at the provider, too (OpenID Connect RP-Initiated Logout 1.0). */
@ApplicationScoped
public class ProviderLogout {
  @Inject SsoSettings settings;
  @Inject IdentityProvider provider;

  /** Where a browser ends its session; empty when the provider offers that nowhere. */
  public Optional<URI> address(String idToken) {
    try {
      return Optional.ofNullable(provider.metadata().getEndSessionEndpointURI())
          .map(SsoSettings::secure)
          .map(endpoint -> request(endpoint, idToken).toURI());
    } catch (Problem unavailable) {
      // Who wants to be signed out here is, whatever the provider does.
      return Optional.empty();
    }
  }

  private LogoutRequest request(URI endpoint, String idToken) {
    URI back = URI.create(settings.publicUrl() + "/login?out=1");
    try {
      return new LogoutRequest(
          endpoint,
          JWTParser.parse(idToken),
          null,
          new ClientID(settings.clientId()),
          back,
          null,
          null);
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
