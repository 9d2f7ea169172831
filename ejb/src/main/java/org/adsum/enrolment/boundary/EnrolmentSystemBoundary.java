package org.adsum.enrolment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.EnrolmentPolicy;
import org.adsum.enrolment.control.EnrolmentRequestRepository;
import org.adsum.enrolment.control.EnrolmentRequests;
import org.adsum.enrolment.control.LookalikeRepository;
import org.adsum.enrolment.control.TemplateRepository;
import org.adsum.enrolment.entity.RequestState;
import org.adsum.identity.entity.Role;

/** What time does to enrolments. */
@Stateless
public class EnrolmentSystemBoundary {
  @Inject EnrolmentPolicy policy;
  @Inject EnrolmentRequestRepository requests;
  @Inject EnrolmentRequests waiting;
  @Inject TemplateRepository templates;
  @Inject LookalikeRepository lookalikes;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /**
   * Ends requests that nobody decided in time, and destroys templates that are too old and ID
   * photos that nobody will look at.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void sweep() {
    Instant now = clock.instant();
    requests.pendingSince(now.minus(policy.patience())).stream()
        .flatMap(id -> requests.lock(id).stream())
        .filter(request -> request.state() == RequestState.PENDING)
        .forEach(
            request -> {
              waiting.end(request, "not-decided");
              requests.destroyIdPhoto(request.studentId());
            });
    if (!policy.asksForApproval()) {
      requests.destroyIdleIdPhotos();
    }
    int months = policy.age().months();
    if (months > 0) {
      Instant limit = now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
      requests.studentsWithTemplatesBefore(limit).forEach(student -> destroyOld(student, limit));
    }
  }

  private void destroyOld(String student, Instant limit) {
    int destroyed = templates.destroyMadeBefore(student, limit);
    if (!templates.hasAny(student)) {
      lookalikes.removeAllOf(student);
    }
    audit.append(
        new AuditEvent("enrolment:" + student, "templates.expired", student, "count=" + destroyed));
  }
}
