package org.adsum.identity.control;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * bcrypt with a configurable cost. Passwords over 72 bytes are hashed first instead of being cut
 * silently.
 */
@ApplicationScoped
public class PasswordHasher {
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
  private static final String NOBODY =
      "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5BrX4Z7.tVQ7w3p1o.9O8y8fQOqGm";

  @jakarta.inject.Inject
  @ConfigProperty(name = "adsum.bcrypt.cost", defaultValue = "10")
  int cost;

  /** The hash to keep: 60 characters. */
  public String hash(String password) {
    return BCrypt.with(
            VERSION, new java.security.SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(cost, password.toCharArray());
  }

  /** Whether the password is the one that was hashed. */
  public boolean matches(String password, String bcrypt) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.toCharArray(), bcrypt.toCharArray())
        .verified;
  }

  /** Spends the time of a comparison, so that an unknown name does not answer faster. */
  public void matchNobody(String password) {
    matches(password, NOBODY);
  }
}
