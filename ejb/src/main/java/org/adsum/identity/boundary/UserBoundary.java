package org.adsum.identity.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.PasswordHasher;
import org.adsum.identity.control.UserList;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.LocalCredential;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;
import org.adsum.shared.control.ListRepository;

/** Accounts, for admins. */
@Stateless
public class UserBoundary {
  @Inject UserRepository users;
  @Inject ListRepository lists;
  @Inject PasswordHasher passwords;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;

  /** One page of accounts by user name; {@code role} may be null. */
  @RolesAllowed(Role.ADMIN_NAME)
  public Page<UserView> page(PageRequest request, Role role) {
    return page(request, role, UserOrder.USERNAME);
  }

  /**
   * One page of accounts whose user name, e-mail or a word of whose name begins with the request's
   * words; {@code role} may be null.
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public Page<UserView> page(PageRequest request, Role role, UserOrder order) {
    return new Page<>(
        users.page(request, role, order).stream().map(UserView::of).toList(),
        users.count(request, role));
  }

  /**
   * One page of the list of accounts, see {@link UserList}; the words are the beginning of a user
   * name, an e-mail or a word of a name.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<UserRow> list(ListQuery query) {
    String role = query.filter("role");
    boolean roleAlone = role != null && query.q() == null && query.filter("state") == null;
    return roleAlone
        ? lists.page(UserList.ROWS, query, () -> users.countRole(role))
        : lists.page(UserList.ROWS, query);
  }

  /** All accounts that {@link #list} would page through, one after the other. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void each(ListQuery query, Consumer<UserRow> sink) {
    lists.each(UserList.ROWS, query, sink);
  }

  /**
   * One account.
   *
   * @throws Problem not-found
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public UserView get(UserId id) {
    return UserView.of(existing(id));
  }

  /** The account with this user name. */
  @RolesAllowed(Role.ADMIN_NAME)
  public Optional<UserView> findByUsername(String username) {
    return users.findByUsername(username).map(UserView::of);
  }

  /**
   * Makes an account.
   *
   * @throws Problem invalid-input or username-taken
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public UserView create(UserInput wanted) {
    input.require(wanted);
    if (users.findByUsername(wanted.username()).isPresent()) {
      throw new Problem(ProblemCode.USERNAME_TAKEN, wanted.username());
    }
    UserAccount account = new UserAccount(ids.next(), wanted.username(), clock.instant());
    account.describe(wanted.name(), wanted.email(), wanted.roles(), wanted.state());
    users.add(account);
    if (wanted.password() != null) {
      users.add(
          new LocalCredential(account.id(), passwords.hash(wanted.password()), clock.instant()));
    }
    audit.append(
        new AuditEvent("identity", "user.created", account.id(), "roles=" + wanted.roles()));
    return UserView.of(account);
  }

  /**
   * Changes an account; the user name stays.
   *
   * @throws Problem invalid-input, not-found, last-admin, or changed-meanwhile when the version is
   *     not the current one
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public UserView update(UserId id, UserInput wanted) {
    input.require(wanted);
    UserAccount account = existing(id);
    if (account.version() != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    boolean staysAdmin =
        wanted.roles().contains(Role.ADMIN) && wanted.state() == AccountState.ACTIVE;
    if (account.isActiveAdmin() && !staysAdmin && users.lockActiveAdmins().size() == 1) {
      throw new Problem(ProblemCode.LAST_ADMIN);
    }
    account.describe(wanted.name(), wanted.email(), wanted.roles(), wanted.state());
    if (!account.isActive()) {
      users.removeTokens(account.id());
    }
    audit.append(
        new AuditEvent(
            "identity",
            "user.changed",
            account.id(),
            "roles=" + wanted.roles() + " state=" + wanted.state()));
    if (wanted.password() != null) {
      setPassword(account, wanted.password());
    }
    users.flush();
    return UserView.of(account);
  }

  private void setPassword(UserAccount account, String password) {
    String hash = passwords.hash(password);
    users
        .lockCredential(account.id())
        .ifPresentOrElse(
            credential -> credential.change(hash, clock.instant()),
            () -> users.add(new LocalCredential(account.id(), hash, clock.instant())));
    // Whoever knew the old password may hold a token for it.
    users.removeTokens(account.id());
    audit.append(new AuditEvent("identity", "password.reset", account.id(), "by=admin"));
  }

  private UserAccount existing(UserId id) {
    return users.find(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }
}
