package org.adsum.identity.control;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * bcrypt with a configurable cost. Passwords over 72 bytes are hashed first instead of being cut
 * silently.
 */
@ApplicationScoped
public class PasswordHasher {
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  @jakarta.inject.Inject
  @ConfigProperty(name = "adsum.bcrypt.cost", defaultValue = "10")
  int cost;

  private String nobody;

  @PostConstruct
  void begin() {
    // At the same cost as everybody's, or its time would tell that there is nobody.
    nobody = hash(UUID.randomUUID().toString());
  }

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
    matches(password, nobody);
  }
}
