package org.adsum.identity.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Accounts that become nobody's. */
@Stateless
public class ErasureSystemBoundary {
  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /**
   * Returns when the account may be erased.
   *
   * @throws Problem not-found, account-erased, last-admin
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.SYSTEM_NAME})
  public void requireErasable(UserId id) {
    erasable(id);
  }

  /**
   * Takes name, address, sign-in and roles away and ends all tokens; the id stays.
   *
   * @throws Problem as {@link #requireErasable}
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void erase(UserId id) {
    UserAccount account = erasable(id);
    users.removeTokens(account.id());
    users.removeCredential(account.id());
    account.erase(clock.instant());
    audit.append(new AuditEvent("identity", "user.erased", account.id(), ""));
  }

  private UserAccount erasable(UserId id) {
    UserAccount account =
        users.find(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (account.isErased()) {
      throw new Problem(ProblemCode.ACCOUNT_ERASED);
    }
    if (account.isActiveAdmin() && users.lockActiveAdmins().size() == 1) {
      throw new Problem(ProblemCode.LAST_ADMIN);
    }
    return account;
  }
}
