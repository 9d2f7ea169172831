package org.adsum.enrolment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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
   * transaction is open meanwhile and nothing is changed; {@link #note} writes down what was found.
   * Empty when there is nothing to compare, no face can be read, or the search is switched off.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LookalikePass compare() {
    return setting.isOn() && faces.fault().isEmpty()
        ? search.pass(faces.model())
        : LookalikePass.NOTHING;
  }

  /**
   * Writes down a pass. Pairs that are known already, and those of which a template is gone by now,
   * are left as they are, so that it may be repeated.
   *
   * @return how many pairs are new
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int note(LookalikePass pass) {
    Instant now = clock.instant();
    int added = 0;
    for (LookalikePair pair : pass.pairs()) {
      String id = ids.next();
      if (lookalikes.addUnlessKnown(id, pair, now)) {
        added++;
        audit.append(
            new AuditEvent(AUDIT_STREAM, "lookalike.found", id, "model=" + pass.model().id()));
      }
    }
    lookalikes.markCompared(pass.compared(), now);
    return added;
  }
}
