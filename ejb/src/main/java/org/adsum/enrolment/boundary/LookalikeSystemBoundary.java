package org.adsum.enrolment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.LookalikePass;
import org.adsum.enrolment.control.LookalikeRepository;
import org.adsum.enrolment.control.LookalikeSearch;
import org.adsum.enrolment.control.LookalikeSetting;
import org.adsum.enrolment.entity.LookalikePair;
import org.adsum.identity.entity.Role;
import org.adsum.shared.control.Ids;

/** Possible double enrolments: what the system itself does, step by step. */
@Stateless
public class LookalikeSystemBoundary {
  /** A chain of its own: that of the enrolments is locked by students who wait for an answer. */
  private static final String AUDIT_STREAM = "lookalikes";

  @Inject LookalikeRepository lookalikes;
  @Inject LookalikeSearch search;
  @Inject LookalikeSetting setting;
  @Inject FaceReader faces;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * Compares templates that were not compared yet with everybody else's of the model in use. No
   * transaction is open meanwhile and nothing is changed; {@link #note} and {@link #done} write
   * down what was found. Empty when there is nothing to compare, no face can be read, or the search
   * is switched off.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LookalikePass compare() {
    return setting.isOn() && faces.fault().isEmpty()
        ? search.pass(faces.model())
        : LookalikePass.NOTHING;
  }

  /**
   * Writes down a pair that was found, in a transaction of its own: whoever enrols or withdraws
   * meanwhile waits for one row at most. A pair that is known already, and one of which a template
   * is gone by now, is left as it is, so that it may be repeated.
   *
   * @return whether it is new
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean note(LookalikePair pair) {
    String id = ids.next();
    boolean added = lookalikes.addUnlessKnown(id, pair, clock.instant());
    if (added) {
      audit.append(new AuditEvent(AUDIT_STREAM, "lookalike.found", id, ""));
    }
    return added;
  }

  /** Writes down that templates are compared, after all that was found of them. */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void done(List<String> templates) {
    lookalikes.markCompared(templates, clock.instant());
  }
}
