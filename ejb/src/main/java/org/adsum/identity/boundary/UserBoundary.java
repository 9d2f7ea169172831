package org.adsum.identity.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.Changes;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.PasswordHasher;
import org.adsum.identity.control.SignInSessionRepository;
import org.adsum.identity.control.UserList;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.LocalCredential;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;
import org.adsum.shared.control.ListRepository;

/** Accounts, for admins and registrars. */
@Stateless
public class UserBoundary {
  @Inject UserRepository users;
  @Inject ScopeBoundary scopes;
  @Inject SignInSessionRepository signIns;
  @Inject ListRepository lists;
  @Inject PasswordHasher passwords;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** One page of accounts by user name; {@code role} may be null. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<UserView> page(PageRequest request, Role role) {
    return page(request, role, UserOrder.USERNAME);
  }

  /**
   * One page of accounts whose user name, e-mail or a word of whose name begins with the request's
   * words; {@code role} may be null.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<UserView> page(PageRequest request, Role role, UserOrder order) {
    Scope scope = scopes.reading();
    return new Page<>(
        users.page(request, role, order, scope).stream().map(UserView::of).toList(),
        users.count(request, role, scope));
  }

  /**
   * One page of the list of accounts, see {@link UserList}; the words are the beginning of a user
   * name, an e-mail or a word of a name.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<UserRow> list(ListQuery query) {
    String role = query.filter("role");
    Scope scope = scopes.reading();
    boolean roleAlone =
        scope.whole() && role != null && query.q() == null && query.filter("state") == null;
    return roleAlone
        ? lists.page(UserList.ROWS, query, () -> users.countRole(role))
        : lists.page(scope.ofPeople(UserList.ROWS, "u.id"), query);
  }

  /** All accounts that {@link #list} would page through, one after the other. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void each(ListQuery query, Consumer<UserRow> sink) {
    lists.each(scopes.reading().ofPeople(UserList.ROWS, "u.id"), query, sink);
  }

  /**
   * One account.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public UserView get(UserId id) {
    return UserView.of(existing(id, scopes.reading()));
  }

  /** The account with this user name. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Optional<UserView> findByUsername(String username) {
    Scope scope = scopes.reading();
    return users
        .findByUsername(username)
        .filter(account -> users.isWithin(account.id(), scope))
        .map(UserView::of);
  }

  /**
   * Makes an account.
   *
   * @throws Problem invalid-input, username-taken, or password-guessable; forbidden when the caller
   *     keeps only a part of the university, or grants what only an admin may grant
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public UserView create(UserInput wanted) {
    input.require(wanted);
    if (!scopes.keeping().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
    requireGrantable(wanted.roles());
    if (users.findByUsername(wanted.username()).isPresent()) {
      throw new Problem(ProblemCode.USERNAME_TAKEN, wanted.username());
    }
    UserAccount account = new UserAccount(ids.next(), wanted.username(), clock.instant());
    account.describe(wanted.name(), wanted.email(), wanted.roles(), wanted.state());
    users.add(account);
    if (wanted.password() != null) {
      NewPassword.require(wanted.password(), account);
      users.add(
          new LocalCredential(account.id(), passwords.hash(wanted.password()), clock.instant()));
    }
    audit.append(
        new AuditEvent(
            "identity",
            "user.created",
            account.id(),
            new Changes()
                .with("roles", sorted(wanted.roles()))
                .with("state", wanted.state())
                .toString()));
    return UserView.of(account);
  }

  /**
   * Changes an account; the user name stays.
   *
   * @throws Problem invalid-input, not-found, last-admin, account-erased, or changed-meanwhile when
   *     the version is not the current one; forbidden when the account has, or is to get, a role
   *     that only an admin may grant
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public UserView update(UserId id, UserInput wanted) {
    input.require(wanted);
    UserAccount account = existing(id, scopes.keeping());
    requireGrantable(account.roles());
    requireGrantable(wanted.roles());
    if (account.version() != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    if (account.isErased()) {
      throw new Problem(ProblemCode.ACCOUNT_ERASED);
    }
    boolean staysAdmin =
        wanted.roles().contains(Role.ADMIN) && wanted.state() == AccountState.ACTIVE;
    if (account.isActiveAdmin() && !staysAdmin && users.lockActiveAdmins().size() == 1) {
      throw new Problem(ProblemCode.LAST_ADMIN);
    }
    String changes =
        new Changes()
            .change("roles", sorted(account.roles()), sorted(wanted.roles()))
            .change("state", account.state(), wanted.state())
            .unnamed("name", account.displayName(), wanted.name())
            .unnamed("email", account.email(), wanted.email())
            .toString();
    account.describe(wanted.name(), wanted.email(), wanted.roles(), wanted.state());
    if (!account.isActive()) {
      users.removeTokens(account.id());
    }
    audit.append(new AuditEvent("identity", "user.changed", account.id(), changes));
    if (wanted.password() != null) {
      setPassword(account, wanted.password());
    }
    users.flush();
    return UserView.of(account);
  }

  private void setPassword(UserAccount account, String password) {
    NewPassword.require(password, account);
    String hash = passwords.hash(password);
    users
        .lockCredential(account.id())
        .ifPresentOrElse(
            credential -> credential.change(hash, clock.instant()),
            () -> users.add(new LocalCredential(account.id(), hash, clock.instant())));
    // Whoever knew the old password may hold a token for it, or be signed in by it.
    users.removeTokens(account.id());
    signIns.of(account.id()).forEach(signIns::remove);
    audit.append(new AuditEvent("identity", "password.reset", account.id(), "by=admin"));
  }

  private static String sorted(Collection<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }

  /** Only admins grant the roles of the console, and keep the accounts that have them. */
  private void requireGrantable(Set<Role> roles) {
    if (!context.isCallerInRole(Role.ADMIN_NAME) && !Role.ORDINARY.containsAll(roles)) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  private UserAccount existing(UserId id, Scope scope) {
    return users
        .find(id.value())
        .filter(account -> users.isWithin(account.id(), scope))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }
}
