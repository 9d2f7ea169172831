package org.adsum.identity.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;

/**
 * Accounts, for an identity provider. It sets no passwords, and reaches admins only when the
 * settings allow it.
 */
@Stateless
public class AccountProvisioning {
  @Inject UserRepository users;
  @Inject SettingValues settings;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;

  /** The account as it is now. */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public Optional<ProvisionedAccount> find(UserId id) {
    return users.find(id.value()).map(AccountProvisioning::stateOf);
  }

  /** The id of the account with this user name. */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public Optional<UserId> findByUsername(String username) {
    return users.findByUsername(username).map(account -> new UserId(account.id()));
  }

  /**
   * Makes an account.
   *
   * @throws Problem invalid-input, username-taken, already-exists (somebody else is joined to the
   *     subject) or role-not-grantable
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public UserId create(ProvisionedAccount wanted) {
    input.require(wanted);
    if (users.findByUsername(wanted.username()).isPresent()) {
      throw new Problem(ProblemCode.USERNAME_TAKEN, wanted.username());
    }
    requireReach(wanted.roles());
    UserAccount account = new UserAccount(ids.next(), wanted.username(), clock.instant());
    take(account, wanted);
    users.add(account);
    audit.append(
        new AuditEvent(
            "identity",
            "user.created",
            account.id(),
            "roles=" + account.roles() + " state=" + account.state() + " by=scim"));
    users.flush();
    return new UserId(account.id());
  }

  /**
   * Changes an account. Nothing happens when it is that way already.
   *
   * @throws Problem not-found, invalid-input, last-admin, role-not-grantable, username-taken, or
   *     already-exists (somebody else is joined to the subject)
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public void change(UserId id, ProvisionedAccount wanted) {
    input.require(wanted);
    UserAccount account =
        users.find(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    ProvisionedAccount before = stateOf(account);
    if (isAsWanted(before, wanted)) {
      return;
    }
    boolean staysAdmin = wanted.roles().contains(Role.ADMIN) && wanted.active();
    if (account.isActiveAdmin() && !staysAdmin && users.lockActiveAdmins().size() == 1) {
      throw new Problem(ProblemCode.LAST_ADMIN);
    }
    requireReach(before.roles());
    requireReach(wanted.roles());
    if (!account.username().equalsIgnoreCase(wanted.username())
        && users.findByUsername(wanted.username()).isPresent()) {
      throw new Problem(ProblemCode.USERNAME_TAKEN, wanted.username());
    }
    account.rename(wanted.username());
    take(account, wanted);
    if (!account.isActive()) {
      users.removeTokens(account.id());
    }
    audit.append(
        new AuditEvent("identity", "user.changed", account.id(), difference(before, account)));
    users.flush();
  }

  private static void take(UserAccount account, ProvisionedAccount wanted) {
    account.describe(
        wanted.name(),
        wanted.email(),
        wanted.roles(),
        wanted.active() ? AccountState.ACTIVE : AccountState.INACTIVE);
    if (wanted.issuer() != null && wanted.subject() != null) {
      account.link(wanted.issuer(), wanted.subject());
    }
  }

  private void requireReach(Set<Role> roles) {
    if (roles.contains(Role.ADMIN) && !settings.isOn(Setting.SCIM_MAY_GRANT_ADMIN)) {
      throw new Problem(ProblemCode.ROLE_NOT_GRANTABLE);
    }
  }

  private static boolean isAsWanted(ProvisionedAccount now, ProvisionedAccount wanted) {
    boolean sameLink =
        wanted.issuer() == null
            || wanted.subject() == null
            || wanted.issuer().equals(now.issuer()) && wanted.subject().equals(now.subject());
    return sameLink
        && now.username().equals(wanted.username())
        && now.name().equals(wanted.name())
        && Objects.equals(now.email(), wanted.email())
        && now.roles().equals(wanted.roles())
        && now.active() == wanted.active();
  }

  private static String difference(ProvisionedAccount before, UserAccount after) {
    ProvisionedAccount now = stateOf(after);
    StringBuilder text = new StringBuilder("by=scim");
    if (!before.roles().equals(now.roles())) {
      text.append(" roles=").append(before.roles()).append('>').append(now.roles());
    }
    if (before.active() != now.active()) {
      text.append(" active=").append(before.active()).append('>').append(now.active());
    }
    if (!before.username().equals(now.username())) {
      text.append(" username=").append(before.username()).append('>').append(now.username());
    }
    if (!before.name().equals(now.name())) {
      text.append(" name=changed");
    }
    if (!Objects.equals(before.email(), now.email())) {
      text.append(" email=changed");
    }
    if (!Objects.equals(before.subject(), now.subject())) {
      text.append(" subject=changed");
    }
    return text.toString();
  }

  private static ProvisionedAccount stateOf(UserAccount account) {
    return new ProvisionedAccount(
        account.username(),
        account.displayName(),
        account.email(),
        account.roles(),
        account.isActive(),
        account.issuer(),
        account.subject());
  }
}
