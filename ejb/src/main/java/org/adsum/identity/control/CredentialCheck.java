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
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares a password in a transaction of its own: a refused sign-in must still count. */
@Stateless
public class CredentialCheck {
  private static final String UNKNOWN = "unknown";

  /** How a comparison ended. */
  public enum Outcome {
    RIGHT,
    WRONG,
    LOCKED,
    /** Too many failures from that address. */
    PAUSED
  }

  /** The outcome, with the account when it was right. */
  public record Result(Outcome outcome, UserAccount account) {}

  @Inject UserRepository users;
  @Inject PasswordHasher passwords;
  @Inject SignInGuard guard;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.failures", defaultValue = "5")
  int failuresBeforeLock;

  @Inject
  @ConfigProperty(name = "adsum.lockout.minutes", defaultValue = "15")
  int minutesLocked;

  /**
   * Checks and counts.
   *
   * @param address of the caller
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Result check(String username, String password, String address) {
    if (guard.isPaused(address)) {
      return refuse(Outcome.PAUSED, UNKNOWN, "address-paused", address);
    }
    return check(users.findByUsername(username), username, password, address);
  }

  /**
   * As {@link #check}, of somebody who has signed in. Like that, it must be the first thing that a
   * transaction does: one that has a connection would wait for a second one here, and many at once
   * for each other's.
   *
   * @param id of the account
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Result checkAgain(String id, String password, String address) {
    return guard.isPaused(address)
        ? refuse(Outcome.PAUSED, id, "address-paused", address)
        : check(users.find(id), id, password, address);
  }

  private Result check(
      Optional<UserAccount> known, String username, String password, String address) {
    Optional<UserAccount> account = known.filter(UserAccount::isActive);
    Optional<LocalCredential> found = account.flatMap(a -> users.lockCredential(a.id()));
    return found.isEmpty()
        ? nobody(username, password, address)
        : somebody(account.get(), found.get(), password, address);
  }

  /** Answers as slowly, and after as many tries as locked, as for an account that there is. */
  private Result nobody(String username, String password, String address) {
    if (guard.isLockedNobody(username)) {
      return refuse(Outcome.LOCKED, UNKNOWN, "locked", address);
    }
    passwords.matchNobody(password);
    boolean locked = guard.missNobody(username);
    return refuse(locked ? Outcome.LOCKED : Outcome.WRONG, UNKNOWN, "unknown", address);
  }

  private Result somebody(
      UserAccount account, LocalCredential credential, String password, String address) {
    Instant now = clock.instant();
    if (credential.isLocked(now)) {
      return refuse(Outcome.LOCKED, account.id(), "locked", address);
    }
    if (!passwords.matches(password, credential.bcrypt())) {
      credential.failed(failuresBeforeLock, Duration.ofMinutes(minutesLocked), now);
      return credential.isLocked(now)
          ? refuse(Outcome.LOCKED, account.id(), "password,locks-now", address)
          : refuse(Outcome.WRONG, account.id(), "password", address);
    }
    credential.succeeded();
    if (account.roles().contains(Role.ADMIN) && !guard.isForAdmins(address)) {
      // In the words of a wrong password: an outsider does not learn that it was right.
      return refuse(Outcome.WRONG, account.id(), "admin-network", address);
    }
    return new Result(Outcome.RIGHT, account);
  }

  private Result refuse(Outcome outcome, String subject, String reason, String address) {
    guard.failed(subject, reason, address);
    return new Result(outcome, null);
  }
}
