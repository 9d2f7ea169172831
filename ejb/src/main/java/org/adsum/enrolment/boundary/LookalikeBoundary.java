package org.adsum.enrolment.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.LookalikeRepository;
import org.adsum.enrolment.control.LookalikeSetting;
import org.adsum.enrolment.entity.Lookalike;
import org.adsum.enrolment.entity.LookalikeState;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.InputCheck;

/** Possible double enrolments: what admins see and decide. */
@Stateless
public class LookalikeBoundary {
  @Inject LookalikeRepository lookalikes;
  @Inject LookalikeSetting setting;
  @Inject ScopeBoundary scopes;
  @Inject InputCheck input;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Whether new templates are compared with other people's on this node. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public boolean isOn() {
    return setting.isOn();
  }

  /** How many pairs nobody has looked at yet. */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public long open() {
    scopes.requireWhole();
    return lookalikes.countOpen();
  }

  /**
   * One page of pairs, the most alike first; {@code state} may be null for all, the request's words
   * look for either person.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  public Page<LookalikeRow> page(PageRequest request, LookalikeState state) {
    scopes.requireWhole();
    return new Page<>(lookalikes.page(request, state), lookalikes.count(request, state));
  }

  /**
   * Decides on a pair, or opens it again. Deciding what is decided already changes nothing.
   *
   * @throws Problem not-found, invalid-input, or changed-meanwhile when the version is not the
   *     current one
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public LookalikeRow decide(String id, LookalikeDecision wanted) {
    input.require(wanted);
    Lookalike pair = lookalikes.find(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (pair.state() != wanted.state()) {
      if (pair.version() != wanted.version()) {
        throw new Problem(ProblemCode.CHANGED_MEANWHILE);
      }
      pair.decide(wanted.state(), context.getCallerPrincipal().getName(), clock.instant());
      lookalikes.flush();
      audit.append(
          new AuditEvent(
              "lookalikes",
              "lookalike." + wanted.state().name().toLowerCase(Locale.ROOT),
              pair.id(),
              // Only what has consequences names people in a log that nobody can change.
              wanted.state() == LookalikeState.CONFIRMED
                  ? "one=" + pair.oneId() + " other=" + pair.otherId()
                  : ""));
    }
    return lookalikes.row(pair.id()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }
}
