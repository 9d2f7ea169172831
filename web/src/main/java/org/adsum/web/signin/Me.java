package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;

/** Who is calling, for pages ({@code #{me.name}}) and resources. */
@Named("me")
@RequestScoped
public class Me {
  @Inject HttpServletRequest request;
  @Inject ScopeBoundary scopes;

  private Boolean keeperOfAll;
  private Boolean auditingAll;

  /** The caller of this request, by session or by token; empty when nobody has signed in. */
  public Optional<Caller> caller() {
    return Optional.ofNullable((Caller) request.getAttribute(Caller.class.getName()));
  }

  /** Whether somebody has signed in. */
  public boolean isSignedIn() {
    return caller().isPresent();
  }

  /** Id of the account, or null. */
  public String getId() {
    return caller().map(Caller::id).orElse(null);
  }

  /** What the person types to sign in, or null. */
  public String getUsername() {
    return caller().map(Caller::username).orElse(null);
  }

  /** The person's name as they write it, or null. */
  public String getName() {
    return caller().map(Caller::name).orElse(null);
  }

  /** Whether the person has this role. */
  public boolean isAdmin() {
    return has(Role.ADMIN);
  }

  /** Whether the person has this role. */
  public boolean isTeacher() {
    return has(Role.TEACHER);
  }

  /** Whether the person has this role. */
  public boolean isRegistrar() {
    return has(Role.REGISTRAR);
  }

  /** Whether the person has this role. */
  public boolean isAuditor() {
    return has(Role.AUDITOR);
  }

  /** Whether the person may open the console at all. */
  public boolean isConsole() {
    return isAdmin() || isRegistrar() || isAuditor();
  }

  /** Whether the person may change people, courses, rosters or records, perhaps only of a part. */
  public boolean isKeeper() {
    return isAdmin() || isRegistrar();
  }

  /** Whether the person may change what belongs to no part of the university. */
  public boolean isKeeperOfAll() {
    if (keeperOfAll == null) {
      keeperOfAll = isKeeper() && scopes.keeping().whole();
    }
    return keeperOfAll;
  }

  /** Whether the person may see the audit log, the settings and the policies. */
  public boolean isAuditing() {
    return isAdmin() || isAuditor();
  }

  /** Whether the person sees the university as a whole and what is found across it. */
  public boolean isAuditingAll() {
    if (auditingAll == null) {
      auditingAll = isAuditing() && scopes.reading().whole();
    }
    return auditingAll;
  }

  /** Whether the person may run sessions, perhaps only of some sections. */
  public boolean isRunner() {
    return isAdmin() || isTeacher();
  }

  /** Whether the person has this role. */
  public boolean isStudent() {
    return has(Role.STUDENT);
  }

  /** Where this person starts. */
  public String getHome() {
    if (isConsole()) {
      return "/admin";
    }
    if (isTeacher()) {
      return "/teacher";
    }
    return isStudent() ? "/student" : "/login";
  }

  private boolean has(Role role) {
    return caller().filter(caller -> caller.roles().contains(role)).isPresent();
  }
}
