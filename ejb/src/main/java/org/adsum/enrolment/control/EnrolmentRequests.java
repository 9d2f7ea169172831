package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.EnrolmentRequest;
import org.adsum.enrolment.entity.PendingTemplate;
import org.adsum.enrolment.entity.RequestState;
import org.adsum.enrolment.entity.TemplateChoice;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Photo;

/** Makes and ends enrolments that wait for approval, in the caller's transaction (rule 9). */
@ApplicationScoped
public class EnrolmentRequests {
  @Inject EnrolmentRequestRepository requests;
  @Inject TemplateVault vault;
  @Inject Sealer sealer;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;

  /** Puts an enrolment aside until it is approved; an earlier one that waits is ended. */
  public void open(
      String student,
      FaceReader.Model model,
      int consentVersion,
      List<TemplateChoice.Candidate> chosen,
      Photo capture) {
    endPendingOf(student, "replaced");
    String id = ids.next();
    requests.add(
        new EnrolmentRequest(
            id, student, model.id(), model.version(), consentVersion, clock.instant()),
        sealer.seal(Sealer.Purpose.ENROLMENT_CAPTURE, id, capture.bytes()));
    for (int i = 0; i < chosen.size(); i++) {
      String template = ids.next();
      requests.add(
          new PendingTemplate(
              template,
              id,
              i + 1,
              vault.sealWaiting(template, chosen.get(i).embedding()),
              chosen.get(i).quality()));
    }
    log("enrolment.requested", student, "request=" + id + " count=" + chosen.size());
  }

  /** Ends the student's request that waits, if there is one, and destroys what it holds. */
  public void endPendingOf(String student, String why) {
    requests.lockPendingOf(student).ifPresent(request -> end(request, why));
  }

  /** Ends a request without a decision and destroys what it holds, and the ID photo. */
  public void end(EnrolmentRequest request, String why) {
    close(request, RequestState.ENDED, null, null);
    log("enrolment.ended", request.studentId(), "request=" + request.id() + " why=" + why);
  }

  /**
   * Closes a request and destroys what it holds: capture and templates that were not taken over.
   */
  public void close(EnrolmentRequest request, RequestState how, String reason, String by) {
    requests.destroyContents(request.id());
    request.close(how, reason, by, clock.instant());
    requests.flush();
  }

  private void log(String action, String student, String details) {
    audit.append(new AuditEvent("enrolment:" + student, action, student, details));
  }
}
