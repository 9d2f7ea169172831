package org.adsum.enrolment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.EnrolmentRequestRepository;
import org.adsum.enrolment.control.EnrolmentRequests;
import org.adsum.enrolment.control.LookalikeRepository;
import org.adsum.enrolment.control.TemplateRepository;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;

/** Face data that must go without the student pressing a button. */
@Stateless
public class FaceDataSystemBoundary {
  @Inject TemplateRepository templates;
  @Inject LookalikeRepository lookalikes;
  @Inject EnrolmentRequests waiting;
  @Inject EnrolmentRequestRepository requests;
  @Inject AuditLog audit;

  /**
   * Destroys templates, data key, what was found by them, and what waits for approval; returns how
   * many templates.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int destroy(UserId student) {
    int destroyed = templates.destroyAll(student.value());
    // After the templates: a search that is at work cannot add a pair without them.
    lookalikes.removeAllOf(student.value());
    waiting.endPendingOf(student.value(), "erased");
    requests.destroyIdPhoto(student.value());
    if (destroyed > 0) {
      audit.append(
          new AuditEvent(
              "enrolment", "templates.destroyed", student.value(), "count=" + destroyed));
    }
    return destroyed;
  }

  /** Forgets what the student agreed to and when; returns how many statements there were. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int forgetConsents(UserId student) {
    return templates.removeConsents(student.value());
  }
}
