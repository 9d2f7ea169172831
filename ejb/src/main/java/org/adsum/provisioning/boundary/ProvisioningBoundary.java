package org.adsum.provisioning.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.boundary.AccountProvisioning;
import org.adsum.identity.boundary.ProvisionedAccount;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.control.AccountReport;
import org.adsum.provisioning.control.ScimRepository;
import org.adsum.provisioning.entity.ScimClient;
import org.adsum.provisioning.entity.ScimDeletion;
import org.adsum.provisioning.entity.ScimLink;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.InputCheck;

/** Accounts and role groups, for the SCIM client that calls. Each call is all or nothing. */
@Stateless
public class ProvisioningBoundary {
  /** Groups with more members are shown without them. */
  public static final int MOST_MEMBERS = 1000;

  /** How many members one request may add and remove: each is a change with an audit entry. */
  private static final int MOST_CHANGES = 2000;

  @Inject AccountProvisioning accounts;
  @Inject AccountReport report;
  @Inject ScimRepository scim;
  @Inject SettingValues settings;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * One account.
   *
   * @throws Problem not-found, also for one that SCIM deleted
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public ScimAccount get(String id) {
    return report.find(client().id(), id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** One page of accounts. */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public Page<ScimAccount> search(AccountSearch search) {
    return report.search(client().id(), search);
  }

  /**
   * Makes an account, or brings back the one of this user name that SCIM deleted.
   *
   * @throws Problem as {@link AccountProvisioning#create}; already-exists when the external id is
   *     another account's
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public ScimAccount create(ScimAccountInput wanted) {
    input.require(wanted);
    ScimClient client = client();
    boolean assumed = wanted.roles() == null || wanted.roles().isEmpty();
    ProvisionedAccount account =
        new ProvisionedAccount(
            wanted.username(),
            nameOf(wanted, null, null),
            wanted.email(),
            assumed ? Set.of(defaultRole()) : wanted.roles(),
            wanted.active() == null || wanted.active(),
            client.issuer(),
            subject(client, wanted, null));
    UserId id = broughtBack(account).orElseGet(() -> accounts.create(account));
    link(client, id, wanted).assumeRole(assumed);
    scim.flush();
    return get(id.value());
  }

  /**
   * Changes an account.
   *
   * @param version the state that the change was made from; null takes any
   * @throws Problem not-found, changed-meanwhile, or as {@link AccountProvisioning#change};
   *     already-exists when the external id is another account's
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public ScimAccount change(String id, String version, ScimAccountInput wanted) {
    input.require(wanted);
    ScimClient client = client();
    ScimAccount now = get(id);
    if (version != null && !version.equals(now.version())) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    UserId userId = new UserId(id);
    boolean rolesSaid = wanted.roles() != null && !wanted.roles().equals(now.roles());
    boolean none = rolesSaid && wanted.roles().isEmpty();
    Set<Role> roles = rolesSaid ? wanted.roles() : now.roles();
    accounts.change(
        userId,
        new ProvisionedAccount(
            wanted.username(),
            nameOf(wanted, now, now.name()),
            wanted.email(),
            none || roles.isEmpty() ? Set.of(defaultRole()) : roles,
            wanted.active() == null ? now.active() : wanted.active(),
            client.issuer(),
            subject(client, wanted, now.subject())));
    ScimLink link = link(client, userId, wanted);
    if (rolesSaid) {
      link.assumeRole(none);
    }
    scim.flush();
    return get(id);
  }

  /**
   * Deactivates an account and shows it no more; its records stay.
   *
   * @throws Problem not-found, changed-meanwhile, last-admin or role-not-grantable
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public void delete(String id, String version) {
    ScimAccount now = get(id);
    if (version != null && !version.equals(now.version())) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    UserId userId = new UserId(id);
    ProvisionedAccount before = existing(userId);
    accounts.change(
        userId,
        new ProvisionedAccount(
            before.username(), before.name(), before.email(), before.roles(), false, null, null));
    scim.removeLinks(id);
    if (scim.findDeletion(id).isEmpty()) {
      scim.add(new ScimDeletion(id, client().id(), clock.instant()));
    }
    audit.append(new AuditEvent("identity", "user.deleted", id, "by=scim records=kept"));
  }

  /**
   * Who has a role, if they are not too many.
   *
   * @return ids; empty when they are more than {@link #MOST_MEMBERS}
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public Optional<List<String>> members(Role role) {
    List<String> found = report.members(role, MOST_MEMBERS + 1);
    return found.size() > MOST_MEMBERS ? Optional.empty() : Optional.of(found);
  }

  /**
   * Changes who has a role, step by step, all or nothing.
   *
   * @throws Problem invalid-input when a member is not there or there are more than 2,000 of them,
   *     last-admin or role-not-grantable
   */
  @RolesAllowed(Role.PROVISIONER_NAME)
  public void changeMembers(Role role, List<MemberChange> changes) {
    int steps = 0;
    for (MemberChange change : changes) {
      Set<String> come = change.kind() == MemberChange.Kind.REMOVE ? Set.of() : change.members();
      Set<String> go = leavers(role, change);
      steps += come.size() + go.size();
      if (steps > MOST_CHANGES) {
        throw new Problem(ProblemCode.INVALID_INPUT, "members", "too many at once");
      }
      // First those who come: a group may change hands without being empty in between.
      come.stream().sorted().forEach(id -> give(role, id));
      go.stream().sorted().forEach(id -> take(role, id));
    }
  }

  private Set<String> leavers(Role role, MemberChange change) {
    return switch (change.kind()) {
      case ADD -> Set.of();
      case REMOVE -> change.members();
      case REPLACE -> {
        int mostThere = MOST_CHANGES + change.members().size() + 1;
        Set<String> gone = new HashSet<>(report.members(role, mostThere));
        gone.removeAll(change.members());
        yield gone;
      }
    };
  }

  private void give(Role role, String id) {
    UserId userId = member(id);
    ProvisionedAccount account = existing(userId);
    Optional<ScimLink> link = scim.findLink(client().id(), id);
    boolean assumed = link.filter(ScimLink::isRoleAssumed).isPresent();
    Set<Role> roles =
        assumed
            ? Set.of(role)
            : Stream.concat(account.roles().stream(), Stream.of(role)).collect(Collectors.toSet());
    accounts.change(userId, account.withRoles(roles));
    link.ifPresent(l -> l.assumeRole(false));
  }

  private void take(Role role, String id) {
    UserId userId = member(id);
    ProvisionedAccount account = existing(userId);
    if (!account.roles().contains(role)) {
      return;
    }
    Set<Role> roles = EnumSet.copyOf(account.roles());
    roles.remove(role);
    boolean assumed = roles.isEmpty();
    accounts.change(userId, account.withRoles(assumed ? Set.of(defaultRole()) : roles));
    if (assumed) {
      ScimLink link = scim.findLink(client().id(), id).orElseGet(() -> newLink(client(), id));
      link.assumeRole(true);
    }
  }

  /** A member that is not there is the request's fault, not the group's. */
  private UserId member(String id) {
    if (report.find(client().id(), id).isEmpty()) {
      throw new Problem(ProblemCode.INVALID_INPUT, "members", "no such user");
    }
    return new UserId(id);
  }

  private Optional<UserId> broughtBack(ProvisionedAccount account) {
    Optional<UserId> deleted =
        account.username() == null
            ? Optional.empty()
            : accounts
                .findByUsername(account.username().strip())
                .filter(id -> report.find(client().id(), id.value()).isEmpty());
    deleted.ifPresent(
        id -> {
          accounts.change(id, account);
          scim.findDeletion(id.value()).ifPresent(scim::remove);
        });
    return deleted;
  }

  private ScimLink link(ScimClient client, UserId id, ScimAccountInput wanted) {
    ScimLink link =
        scim.findLink(client.id(), id.value()).orElseGet(() -> newLink(client, id.value()));
    if (!link.says(wanted.externalId(), wanted.givenName(), wanted.familyName())) {
      link.describe(wanted.externalId(), wanted.givenName(), wanted.familyName());
      audit.append(
          new AuditEvent("identity", "scim-link.changed", id.value(), "client=" + client.id()));
    }
    return link;
  }

  private ScimLink newLink(ScimClient client, String userId) {
    ScimLink link = new ScimLink(client.id(), userId);
    scim.add(link);
    return link;
  }

  /**
   * The name to show: what the client says it is, unless only its parts are new; without one the
   * parts.
   */
  private static String nameOf(ScimAccountInput wanted, ScimAccount now, String nameNow) {
    String parts =
        Stream.of(wanted.givenName(), wanted.familyName())
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    boolean partsChanged =
        now != null
            && !(java.util.Objects.equals(now.givenName(), wanted.givenName())
                && java.util.Objects.equals(now.familyName(), wanted.familyName()));
    if (wanted.name() != null && !(partsChanged && wanted.name().equals(nameNow))) {
      return wanted.name();
    }
    if (!parts.isEmpty()) {
      return parts;
    }
    return wanted.name() == null ? wanted.username() : wanted.name();
  }

  /**
   * Whom to join the account to. An external id is only a guess of the subject, so it never takes
   * the place of one that is known, perhaps from a sign-in.
   */
  private static String subject(ScimClient client, ScimAccountInput wanted, String known) {
    if (client.issuer() == null) {
      return null;
    }
    if (wanted.subject() != null) {
      return wanted.subject();
    }
    return known == null ? wanted.externalId() : null;
  }

  private Role defaultRole() {
    return Role.valueOf(settings.text(Setting.SCIM_DEFAULT_ROLE));
  }

  private ProvisionedAccount existing(UserId id) {
    return accounts.find(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private ScimClient client() {
    return ScimCaller.of(context.getCallerPrincipal().getName())
        .flatMap(caller -> scim.findClient(caller.clientId()))
        .orElseThrow(() -> new Problem(ProblemCode.FORBIDDEN));
  }
}
