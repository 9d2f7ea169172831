package org.adsum.web.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.identity.entity.Role;
import org.eclipse.microprofile.config.Config;

/**
 * How people may sign in, as the configuration says it: {@code adsum.auth.modes} and {@code
 * adsum.oidc.*}. Read anew each time, so that a test of one value needs no other.
 */
@ApplicationScoped
public class SsoSettings {
  /** Path of the address to which the provider sends people back. */
  public static final String CALLBACK = "/sso/callback";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Inject Config config;

  /** Whether people may sign in with a password that is kept here. */
  public boolean isLocal() {
    return modes().contains("local");
  }

  /** Whether people may sign in at the identity provider. */
  public boolean isOidc() {
    return modes().contains("oidc");
  }

  /** The provider, as it names itself in tokens. */
  public String issuer() {
    return required("issuer");
  }

  public String clientId() {
    return required("client-id");
  }

  /** Empty for a public client, which PKCE alone protects. */
  public Optional<String> clientSecret() {
    return text("client-secret");
  }

  /** What is asked for, {@code openid} among it. */
  public String scopes() {
    return text("scopes").orElse("openid profile email");
  }

  /** For whom access tokens must be made out; empty: none is accepted. */
  public Optional<String> audience() {
    return text("audience").filter(audience -> !audience.equals(clientId()));
  }

  /** What the button calls the provider. */
  public Optional<String> name() {
    return text("name");
  }

  public Optional<String> prompt() {
    return text("prompt");
  }

  public Optional<String> acrValues() {
    return text("acr-values");
  }

  public String subjectClaim() {
    return text("subject-claim").orElse("sub");
  }

  public String usernameClaim() {
    return text("username-claim").orElse("preferred_username");
  }

  /** A path of names, such as {@code roles} or {@code realm_access.roles}. */
  public String rolesClaim() {
    return text("roles-claim").orElse("roles");
  }

  /** The values of the roles claim that give each role; its own name in lower case by default. */
  public Map<Role, Set<String>> roleValues() {
    Map<Role, Set<String>> values = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String lower = role.name().toLowerCase(Locale.ROOT);
      values.put(role, text("roles." + lower).map(SsoSettings::list).orElse(Set.of(lower)));
    }
    return values;
  }

  /** This site's address for browsers, without a closing slash. */
  public String publicUrl() {
    String url =
        config.getOptionalValue("adsum.public-url", String.class).orElse("https://localhost:8443");
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /**
   * The address, when a password or a key may be sent there or fetched from there: by HTTPS, or on
   * this computer.
   *
   * @throws IllegalStateException when it may not
   */
  public static URI secure(URI address) {
    boolean fine =
        address != null
            && address.getHost() != null
            && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    if (!fine) {
      throw new IllegalStateException("Not an https address: " + address);
    }
    return address;
  }

  private Set<String> modes() {
    return config
        .getOptionalValue("adsum.auth.modes", String.class)
        .map(modes -> list(modes.toLowerCase(Locale.ROOT)))
        .orElse(Set.of("local"));
  }

  private String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalStateException("adsum.oidc." + name + " is not set"));
  }

  private Optional<String> text(String name) {
    return config
        .getOptionalValue("adsum.oidc." + name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static Set<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
  }
}
