package org.adsum.identity.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.CredentialCheck;
import org.adsum.identity.control.PasswordHasher;
import org.adsum.identity.control.SignInSessionRepository;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** The caller's own local password. */
@Stateless
public class OwnPasswordBoundary {
  @Inject CredentialCheck credentials;
  @Inject UserRepository users;
  @Inject SignInSessionRepository sessions;
  @Inject PasswordHasher passwords;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Whether there is one; people of the identity provider usually have none. */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public boolean exists() {
    return users.lockCredential(caller()).isPresent();
  }

  /**
   * Changes it, and ends all other sessions and the tokens of scripts.
   *
   * @param kept id of the sign-in session that goes on
   * @param address of the caller
   * @throws Problem sign-in-failed or sign-in-locked as at signing in; password-length;
   *     password-guessable
   */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public void change(String current, String wanted, String kept, String address) {
    switch (credentials.checkAgain(caller(), current, address).outcome()) {
      case RIGHT -> {
        // Goes on below.
      }
      case WRONG -> throw new Problem(ProblemCode.PASSWORD_WRONG);
      case LOCKED -> throw new Problem(ProblemCode.SIGN_IN_LOCKED);
      case PAUSED -> throw new Problem(ProblemCode.SIGN_IN_PAUSED);
    }
    UserAccount account =
        users.find(caller()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    NewPassword.require(wanted, account);
    users
        .lockCredential(account.id())
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND))
        .change(passwords.hash(wanted), clock.instant());
    users.removeTokens(account.id());
    sessions.of(account.id()).stream()
        .filter(session -> !session.id().equals(kept))
        .forEach(sessions::remove);
    audit.append(new AuditEvent("identity", "password.changed", account.id(), "by=self"));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
