package org.adsum.identity.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.AccountBulkRepository;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;

/**
 * Accounts, some hundreds at a time. Values are {@code username}, {@code display_name}, {@code
 * email}, {@code issuer}, {@code subject}, {@code state} and {@code roles} (words in alphabetical
 * order). Whoever calls audits the whole; accounts with a role in the console are noted one by one
 * here. Passwords cannot be set.
 */
@Stateless
public class AccountImportBoundary {
  private static final List<String> OFFICE =
      List.of(Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME);

  @Inject AccountBulkRepository accounts;
  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Those with these ids. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> byId(Collection<String> ids) {
    return accounts.find("id", ids);
  }

  /** Those with these user names. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> byUsername(Collection<String> usernames) {
    return accounts.find("username", usernames);
  }

  /** Those with these subjects, of whatever issuer. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> bySubject(Collection<String> subjects) {
    return accounts.find("subject", subjects);
  }

  /** A page, by id, of the active accounts without a role in the console. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> ordinary(String after, int most) {
    return accounts.ordinary(after, most);
  }

  /**
   * Makes accounts.
   *
   * @throws Problem forbidden when one has a role in the console and the caller is no admin
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void create(List<RowImage> made) {
    for (RowImage account : made) {
      String roles = account.values().get(AccountBulkRepository.ROLES);
      if (isOffice(roles)) {
        requireAdmin();
        note("user.created", account.id(), "by=import roles=" + roles.replace(' ', ','));
      }
    }
    accounts.insert(made, clock.instant());
  }

  /**
   * Changes accounts, if they are as they must be before. Those that become inactive lose their
   * tokens.
   *
   * @throws Problem import-stale, last-admin; forbidden when one has or gets a role in the console
   *     and the caller is no admin
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void change(List<RowChange> changes) {
    Map<String, String> roles = requireAsBefore(changes);
    boolean admins = false;
    for (RowChange change : changes) {
      String before = roles.get(change.id());
      String after = change.after().getOrDefault(AccountBulkRepository.ROLES, before);
      if (isOffice(before) || isOffice(after)) {
        requireAdmin();
        note(
            "user.changed",
            change.id(),
            "by=import roles="
                + before.replace(' ', ',')
                + ">"
                + after.replace(' ', ',')
                + (change.after().containsKey("state")
                    ? " state=" + change.before().get("state") + ">" + change.after().get("state")
                    : ""));
      }
      admins |= before.contains(Role.ADMIN_NAME);
    }
    if (admins) {
      // Two changes at once must not each leave the other's admin as the last one.
      users.lockActiveAdmins();
    }
    accounts.update(changes);
    if (admins && users.lockActiveAdmins().isEmpty()) {
      throw new Problem(ProblemCode.LAST_ADMIN);
    }
    accounts.removeTokens(
        changes.stream()
            .filter(c -> AccountState.INACTIVE.name().equals(c.after().get("state")))
            .map(RowChange::id)
            .toList());
  }

  /**
   * Takes back accounts that {@link #create} made, if they are still so.
   *
   * @throws Problem import-stale when one was changed; import-used when something depends on one
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void uncreate(List<RowChange> made) {
    requireAsBefore(made)
        .values()
        .forEach(
            roles -> {
              if (isOffice(roles)) {
                requireAdmin();
              }
            });
    try {
      accounts.delete(made.stream().map(RowChange::id).toList());
    } catch (org.hibernate.exception.ConstraintViolationException used) {
      throw new Problem(ProblemCode.IMPORT_USED);
    }
  }

  /** The roles that they have now. */
  private Map<String, String> requireAsBefore(List<RowChange> changes) {
    accounts.require(changes);
    Map<String, String> roles = new HashMap<>();
    accounts
        .find("id", changes.stream().map(RowChange::id).toList())
        .forEach(
            account -> roles.put(account.id(), account.values().get(AccountBulkRepository.ROLES)));
    for (RowChange change : changes) {
      if (change.before().containsKey(AccountBulkRepository.ROLES)
          && !Objects.equals(
              roles.get(change.id()), change.before().get(AccountBulkRepository.ROLES))) {
        throw new Problem(ProblemCode.IMPORT_STALE);
      }
    }
    return roles;
  }

  private static boolean isOffice(String roles) {
    return roles != null && Stream.of(roles.split(" ")).anyMatch(OFFICE::contains);
  }

  private void requireAdmin() {
    if (!context.isCallerInRole(Role.ADMIN_NAME)) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  private void note(String action, String id, String details) {
    audit.append(new AuditEvent("identity", action, id, details));
  }
}
