package org.adsum.identity.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.adsum.identity.entity.LocalCredential;
import org.adsum.identity.entity.UserAccount;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares a password in a transaction of its own: a refused sign-in must still count. */
@Stateless
public class CredentialCheck {

  /** How a comparison ended. */
  public enum Outcome {
    RIGHT,
    WRONG,
    LOCKED
  }

  /** The outcome, with the account when it was right. */
  public record Result(Outcome outcome, UserAccount account) {}

  @Inject UserRepository users;
  @Inject PasswordHasher passwords;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.failures", defaultValue = "5")
  int failuresBeforeLock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.minutes", defaultValue = "15")
  int minutesLocked;

  /** Checks and counts. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Result check(String username, String password) {
    Optional<UserAccount> account = users.findByUsername(username).filter(UserAccount::isActive);
    Optional<LocalCredential> found = account.flatMap(a -> users.lockCredential(a.id()));
    if (found.isEmpty()) {
      passwords.matchNobody(password);
      return new Result(Outcome.WRONG, null);
    }
    LocalCredential credential = found.get();
    Instant now = clock.instant();
    if (credential.isLocked(now)) {
      return new Result(Outcome.LOCKED, account.get());
    }
    if (!passwords.matches(password, credential.bcrypt())) {
      credential.failed(failuresBeforeLock, Duration.ofMinutes(minutesLocked), now);
      return new Result(credential.isLocked(now) ? Outcome.LOCKED : Outcome.WRONG, account.get());
    }
    credential.succeeded();
    return new Result(Outcome.RIGHT, account.get());
  }
}
