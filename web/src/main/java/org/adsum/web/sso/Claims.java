package org.adsum.web.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.identity.boundary.ExternalIdentity;
import org.adsum.identity.entity.Role;

/** Reads a person out of the claims of a token that was verified. */
@ApplicationScoped
public class Claims {
  @Inject SsoSettings settings;

  /** The person; what the claims do not tell is null. */
  ExternalIdentity identity(String issuer, Map<String, Object> claims) {
    return new ExternalIdentity(
        issuer,
        subject(claims),
        text(claims, settings.usernameClaim()),
        text(claims, "name"),
        text(claims, "email"),
        Boolean.TRUE.equals(claims.get("email_verified")),
        roles(claims));
  }

  /** What the provider calls the person, in the configured claim; or null. */
  String subject(Map<String, Object> claims) {
    return text(claims, settings.subjectClaim());
  }

  /** Whether the claims lack what an account is made of. */
  boolean areIncomplete(Map<String, Object> claims) {
    return text(claims, settings.usernameClaim()) == null
        || at(claims, settings.rolesClaim()) == null;
  }

  private Set<Role> roles(Map<String, Object> claims) {
    Object told = at(claims, settings.rolesClaim());
    if (told == null) {
      return null;
    }
    Set<String> values =
        (told instanceof Collection<?> many ? many.stream() : Stream.of(told))
            .map(String::valueOf)
            .collect(Collectors.toSet());
    Set<Role> roles = EnumSet.noneOf(Role.class);
    settings
        .roleValues()
        .forEach(
            (role, giving) -> {
              if (giving.stream().anyMatch(values::contains)) {
                roles.add(role);
              }
            });
    return roles;
  }

  private static String text(Map<String, Object> claims, String path) {
    return at(claims, path) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  /** The claim of that whole name, as with names that are addresses; else along the path. */
  private static Object at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object at = claims;
    for (String name : path.split("\\.")) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }
}
