package org.adsum.identity.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.CredentialCheck;
import org.adsum.identity.control.SignInGuard;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.ApiToken;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Base32;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signing in with a local password, and the bearer tokens that scripts get for one. */
@Stateless
public class SignInBoundary {
  private static final Duration TOKEN_LIFE = Duration.ofHours(8);
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_INPUT = 1000;
  private static final String LOCAL = "local";

  @Inject
  @ConfigProperty(name = "adsum.auth.modes", defaultValue = LOCAL)
  String modes;

  @Inject CredentialCheck credentials;
  @Inject SignInGuard guard;
  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * A bearer token.
   *
   * @param token to be sent as {@code Authorization: Bearer}; it is not kept and cannot be shown
   *     again
   * @param expiresIn seconds
   */
  public record IssuedToken(String token, long expiresIn) {}

  /**
   * Checks a name and password; where local passwords are switched off, each is wrong.
   *
   * @param address of the caller
   * @throws Problem sign-in-failed (unknown name, wrong password and inactive account alike),
   *     sign-in-locked, or sign-in-paused after too many failures from that address
   */
  @PermitAll
  public Caller signIn(String username, String password, String address) {
    if (!modes.toLowerCase(Locale.ROOT).contains(LOCAL)
        || username == null
        || password == null
        || username.length() > LONGEST_INPUT
        || password.length() > LONGEST_INPUT) {
      throw new Problem(ProblemCode.SIGN_IN_FAILED);
    }
    CredentialCheck.Result result = credentials.check(username.strip(), password, address);
    return switch (result.outcome()) {
      case RIGHT -> {
        audit.append(new AuditEvent("identity", "signed-in", result.account().id(), "by=password"));
        yield callerOf(result.account());
      }
      case WRONG -> throw new Problem(ProblemCode.SIGN_IN_FAILED);
      case LOCKED -> throw new Problem(ProblemCode.SIGN_IN_LOCKED);
      case PAUSED -> throw new Problem(ProblemCode.SIGN_IN_PAUSED);
    };
  }

  /**
   * Issues a token for a name and password; it lives for eight hours.
   *
   * @throws Problem as {@link #signIn}
   */
  @PermitAll
  public IssuedToken issueToken(String username, String password, String address) {
    Caller caller = signIn(username, password, address);
    String token = Base32.encode(ids.random(TOKEN_BYTES)).toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    users.removeExpiredTokens(now);
    users.addToken(new ApiToken(Sealer.hash(token), caller.id(), now, now.plus(TOKEN_LIFE)));
    return new IssuedToken(token, TOKEN_LIFE.toSeconds());
  }

  /** Notes that a person whom the identity provider let through was refused here, and why. */
  @PermitAll
  public void noteRefused(ProblemCode why, String address) {
    guard.note("provider", why.code());
  }

  /**
   * Who a bearer token speaks for; empty when it is unknown or expired, or the account is inactive.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Caller> callerByToken(String token) {
    return users
        .findByToken(Sealer.hash(token), clock.instant())
        .filter(UserAccount::isActive)
        .map(SignInBoundary::callerOf);
  }

  /**
   * The account as it is now; empty when it is gone or inactive, so that an open session ends too.
   */
  @PermitAll
  public Optional<Caller> callerById(UserId id) {
    return users.find(id.value()).filter(UserAccount::isActive).map(SignInBoundary::callerOf);
  }

  /** Which of these people's accounts are still there and active. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<String> active(Collection<String> ids) {
    return new HashSet<>(users.active(ids));
  }

  static Caller callerOf(UserAccount account) {
    return new Caller(account.id(), account.username(), account.displayName(), account.roles());
  }
}
