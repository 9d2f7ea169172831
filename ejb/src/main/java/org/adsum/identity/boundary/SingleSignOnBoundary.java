package org.adsum.identity.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Accounts of people whom the university's identity provider vouches for. */
@Stateless
public class SingleSignOnBoundary {
  private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Set<Role> CONSOLE = EnumSet.of(Role.ADMIN, Role.REGISTRAR, Role.AUDITOR);
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;

  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.oidc.link-provisioned", defaultValue = "false")
  boolean linksProvisioned;

  /**
   * The account of a person who has signed in at the provider; made at the first time. Name, e-mail
   * and, if the provider tells them, roles are taken over each time.
   *
   * @throws Problem account-inactive; account-not-linked when somebody else has the user name;
   *     no-role; sign-in-incomplete when the provider does not tell what an account needs
   */
  @PermitAll
  public Caller signIn(ExternalIdentity who) {
    require("sub", who.subject() != null && SUBJECT.matcher(who.subject()).matches());
    UserAccount account =
        users
            .findBySubject(who.issuer(), who.subject())
            .orElseGet(() -> linked(who).orElseGet(() -> created(who)));
    if (!account.isActive()) {
      throw new Problem(ProblemCode.ACCOUNT_INACTIVE);
    }
    Set<Role> before = account.roles();
    account.describe(name(who, account), email(who, account), roles(who, account), account.state());
    if (!before.equals(account.roles())) {
      record("user.changed", account, "roles=" + before + ">" + account.roles() + " by=provider");
    }
    record("signed-in", account, "by=provider");
    return SignInBoundary.callerOf(account);
  }

  /** The active account of the person; empty when there is none. */
  @PermitAll
  public Optional<Caller> callerBySubject(String issuer, String subject) {
    return users
        .findBySubject(issuer, subject)
        .filter(UserAccount::isActive)
        .map(SignInBoundary::callerOf);
  }

  /**
   * An account that an import made for the person before they ever came: nobody could use it yet,
   * it opens no console, and both its names agree with what the provider vouches for.
   */
  private Optional<UserAccount> linked(ExternalIdentity who) {
    if (!linksProvisioned || who.username() == null || who.email() == null) {
      return Optional.empty();
    }
    Optional<UserAccount> account =
        users
            .findByUsername(who.username())
            .filter(a -> a.subject() == null)
            .filter(a -> who.emailVerified() && who.email().equalsIgnoreCase(a.email()))
            .filter(a -> a.roles().stream().noneMatch(CONSOLE::contains))
            .filter(a -> users.lockCredential(a.id()).isEmpty());
    account.ifPresent(
        a -> {
          a.link(who.issuer(), who.subject());
          record("user.linked", a, "by=username,email issuer=" + who.issuer());
        });
    return account;
  }

  private UserAccount created(ExternalIdentity who) {
    require("user name", who.username() != null && USERNAME.matcher(who.username()).matches());
    if (users.findByUsername(who.username()).isPresent()) {
      throw new Problem(ProblemCode.ACCOUNT_NOT_LINKED, who.username());
    }
    Set<Role> roles = who.roles() == null ? Set.of() : who.roles();
    if (roles.isEmpty()) {
      throw new Problem(ProblemCode.NO_ROLE);
    }
    UserAccount account = new UserAccount(ids.next(), who.username(), clock.instant());
    account.link(who.issuer(), who.subject());
    account.describe(who.username(), null, roles, AccountState.ACTIVE);
    users.add(account);
    record("user.created", account, "roles=" + roles + " issuer=" + who.issuer());
    return account;
  }

  private Set<Role> roles(ExternalIdentity who, UserAccount account) {
    if (who.roles() == null) {
      return account.roles();
    }
    if (who.roles().isEmpty()) {
      throw new Problem(ProblemCode.NO_ROLE);
    }
    Set<Role> roles = EnumSet.copyOf(who.roles());
    boolean loses = account.isActiveAdmin() && !roles.contains(Role.ADMIN);
    if (loses && users.lockActiveAdmins().size() == 1) {
      roles.add(Role.ADMIN);
    }
    return roles;
  }

  private static String name(ExternalIdentity who, UserAccount account) {
    String name = who.name() == null ? "" : who.name().strip();
    return name.isEmpty() ? account.displayName() : cut(name, LONGEST_NAME);
  }

  private static String email(ExternalIdentity who, UserAccount account) {
    boolean usable = who.email() != null && who.email().length() <= LONGEST_EMAIL;
    return usable ? who.email() : account.email();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static void require(String what, boolean holds) {
    if (!holds) {
      throw new Problem(ProblemCode.SIGN_IN_INCOMPLETE, what);
    }
  }

  private void record(String action, UserAccount account, String details) {
    audit.append(new AuditEvent("identity", action, account.id(), details));
  }
}
