package org.adsum.identity.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.ScopeRepository;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;

/** To what part of the university registrars and auditors are narrowed. */
@Stateless
@DeclareRoles({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
public class ScopeBoundary {
  private static final int MOST_GRANTS = 200;

  @Inject ScopeRepository scopes;
  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Resource SessionContext context;

  /** What the caller may see in the console; nothing for those who have no business there. */
  @PermitAll
  public Scope reading() {
    return of(Role.REGISTRAR, Role.AUDITOR);
  }

  /** What the caller may change in the console. */
  @PermitAll
  public Scope keeping() {
    return of(Role.REGISTRAR);
  }

  /**
   * Lets those pass who see the university as a whole.
   *
   * @throws Problem forbidden
   */
  @PermitAll
  public void requireWhole() {
    if (!reading().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  /**
   * What is granted to an account; empty when it is not narrowed.
   *
   * @throws Problem not-found
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public List<ScopeGrant> grants(UserId user) {
    users.find(user.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    return scopes.grants(user.value());
  }

  /**
   * Narrows an account to these parts, instead of those before; none: to the whole university.
   *
   * @throws Problem not-found (account, faculty, course); invalid-input when the account does not
   *     have the role, a grant names not exactly one part, or there are more than 200
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public void narrow(UserId user, List<ScopeGrant> wanted) {
    UserAccount account =
        users.find(user.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    Set<ScopeGrant> grants = new LinkedHashSet<>(wanted);
    if (grants.size() > MOST_GRANTS) {
      throw new Problem(ProblemCode.INVALID_INPUT, "scope", "at most " + MOST_GRANTS);
    }
    grants.forEach(grant -> require(account, grant));
    Set<ScopeGrant> before = new HashSet<>(scopes.grants(account.id()));
    if (before.equals(grants)) {
      return;
    }
    scopes.removeAll(account.id());
    grants.forEach(grant -> scopes.add(ids.next(), account.id(), grant));
    audit.append(
        new AuditEvent(
            "identity",
            "scope.changed",
            account.id(),
            "scope=" + words(before) + ">" + words(grants)));
  }

  private void require(UserAccount account, ScopeGrant grant) {
    boolean scoped = grant.role() == Role.REGISTRAR || grant.role() == Role.AUDITOR;
    if (!scoped || !account.roles().contains(grant.role())) {
      throw new Problem(
          ProblemCode.INVALID_INPUT, "scope", "the account does not have the role " + grant.role());
    }
    if ((grant.facultyId() == null) == (grant.courseId() == null)) {
      throw new Problem(ProblemCode.INVALID_INPUT, "scope", "names a faculty or a course");
    }
    if (!scopes.exists(grant)) {
      throw new Problem(ProblemCode.NOT_FOUND);
    }
  }

  private static String words(Set<ScopeGrant> grants) {
    return grants.isEmpty()
        ? "whole"
        : String.join(
            ",",
            grants.stream()
                .map(
                    g ->
                        g.role()
                            + (g.facultyId() == null
                                ? ":course:" + g.courseId()
                                : ":faculty:" + g.facultyId()))
                .sorted()
                .toList());
  }

  private Scope of(Role... roles) {
    if (context.isCallerInRole(Role.ADMIN_NAME)) {
      return Scope.WHOLE;
    }
    String caller = context.getCallerPrincipal().getName();
    return Stream.of(roles)
        .filter(role -> context.isCallerInRole(role.name()))
        .map(role -> scopes.scope(caller, role))
        .reduce(Scope.NOTHING, ScopeBoundary::union);
  }

  private static Scope union(Scope one, Scope other) {
    if (one.whole() || other.whole()) {
      return Scope.WHOLE;
    }
    Set<String> courses = new HashSet<>(one.courses());
    courses.addAll(other.courses());
    Set<String> faculties = new HashSet<>(one.faculties());
    faculties.addAll(other.faculties());
    return new Scope(false, Set.copyOf(courses), Set.copyOf(faculties));
  }
}
