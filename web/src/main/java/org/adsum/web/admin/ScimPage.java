package org.adsum.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import org.adsum.provisioning.boundary.ScimTokenBoundary;
import org.adsum.provisioning.boundary.ScimTokenInput;
import org.adsum.provisioning.boundary.ScimTokenView;
import org.eclipse.microprofile.config.ConfigProvider;

/** The tokens of SCIM clients, and a form for another. */
@Named("adminScim")
@ViewScoped
public class ScimPage implements Serializable {
  private static final int YEAR = 365;

  @Inject ScimTokenBoundary boundary;
  @Inject FormReply reply;
  @Inject Clock clock;

  private transient List<ScimTokenView> tokens;
  // Not kept between requests: it is shown once.
  private transient String secret;
  private String name;
  private String issuer;
  private Integer days = YEAR;

  /** Makes the token. */
  public void make() {
    ScimTokenInput input = new ScimTokenInput(name, issuer, days == null ? 0 : days);
    if (reply.submit("token", input, () -> secret = boundary.make(input))) {
      reply.done("done.scim-token", input.name());
      tokens = null;
      name = null;
      issuer = null;
      days = YEAR;
    }
  }

  /** Ends the token that the request names. */
  public void revoke() {
    String id =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("id");
    if (reply.attempt("list", null, () -> boundary.revoke(id))) {
      reply.done("done.scim-revoked");
    }
    tokens = null;
  }

  /** All tokens, the newest first. */
  public List<ScimTokenView> getTokens() {
    if (tokens == null) {
      tokens = boundary.tokens();
    }
    return tokens;
  }

  /**
   * Whether a client can speak with the token: {@code live}, {@code expired} or {@code revoked}.
   */
  public String state(ScimTokenView token) {
    if (token.revokedAt() != null) {
      return "revoked";
    }
    return clock.instant().isBefore(token.expiresAt()) ? "live" : "expired";
  }

  /** The address to give to the identity provider. */
  public String getAddress() {
    return ConfigProvider.getConfig()
            .getOptionalValue("adsum.public-url", String.class)
            .orElse("https://localhost:8443")
            .replaceFirst("/+$", "")
        + "/scim/v2";
  }

  /** The token that this request made, or null. */
  public String getSecret() {
    return secret;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public Integer getDays() {
    return days;
  }

  public void setDays(Integer days) {
    this.days = days;
  }
}
