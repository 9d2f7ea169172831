package org.adsum.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.adsum.audit.control.Checkpoints;
import org.adsum.audit.control.FailureBudget;
import org.adsum.audit.entity.AuditEvent;

/** What the log's timer does. */
@Stateless
public class AuditSystemBoundary {
  @Inject Checkpoints checkpoints;
  @Inject FailureBudget failures;
  @Inject AuditLog log;

  /**
   * Signs where the chains end that grew since the last time (rule 5).
   *
   * @return whether there may be more to sign at once
   */
  @RolesAllowed(AuditRoles.SYSTEM)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean checkpoint() {
    return checkpoints.make();
  }

  /** Tells how many failed sign-ins the budget left out since the last time, if any. */
  @RolesAllowed(AuditRoles.SYSTEM)
  public void tellLeftOut() {
    long count = failures.takeLeftOut();
    if (count > 0) {
      log.append(new AuditEvent("identity", "sign-in.left-out", "node", "failures=" + count));
    }
  }
}
