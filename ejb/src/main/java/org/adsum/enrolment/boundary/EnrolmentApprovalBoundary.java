package org.adsum.enrolment.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.EnrolmentPolicy;
import org.adsum.enrolment.control.EnrolmentRequestRepository;
import org.adsum.enrolment.control.EnrolmentRequests;
import org.adsum.enrolment.control.SealedTemplate;
import org.adsum.enrolment.control.TemplateRepository;
import org.adsum.enrolment.control.TemplateVault;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.enrolment.entity.EnrolmentRequest;
import org.adsum.enrolment.entity.FaceTemplate;
import org.adsum.enrolment.entity.PendingTemplate;
import org.adsum.enrolment.entity.RequestState;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Photo;

/** Enrolments that wait, and the ID photos that they are compared with (rule 9). */
@Stateless
public class EnrolmentApprovalBoundary {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 500;

  @Inject EnrolmentRequestRepository requests;
  @Inject EnrolmentRequests waiting;
  @Inject EnrolmentPolicy policy;
  @Inject TemplateRepository templates;
  @Inject TemplateVault vault;
  @Inject SignInBoundary accounts;
  @Inject ScopeBoundary scopes;
  @Inject Sealer sealer;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Those that wait, the oldest first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public Page<EnrolmentRequestRow> pending(int first, int size) {
    requireWhole();
    return new Page<>(requests.pending(first, size), requests.countPending());
  }

  /** Whether new enrolments wait for approval now. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public boolean isOn() {
    return policy.asksForApproval();
  }

  /** Whether the student of a request has an ID photo. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public boolean hasIdPhoto(UserId student) {
    return requests.hasIdPhoto(student.value());
  }

  /**
   * The picture of a request that waits.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public byte[] capture(String id) {
    requireWhole();
    return requests
        .sealedCapture(id)
        .map(bytes -> sealer.open(Sealer.Purpose.ENROLMENT_CAPTURE, id, bytes))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * The ID photo of the student whose request waits; without a request nobody looks at it.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public byte[] idPhoto(String id) {
    String student = lockPending(id).studentId();
    return requests
        .sealedIdPhoto(student)
        .map(bytes -> sealer.open(Sealer.Purpose.ID_PHOTO, student, bytes))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * Says that it is the same person: from now on the new templates are used in place of earlier
   * ones; capture and ID photo are destroyed.
   *
   * @throws Problem not-found, also when it does not wait any more; id-photo-missing
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void approve(String id) {
    EnrolmentRequest request = lockPending(id);
    if (!requests.hasIdPhoto(request.studentId())) {
      throw new Problem(ProblemCode.ID_PHOTO_MISSING);
    }
    templates.destroyAll(request.studentId());
    DataKey key = vault.newKey(request.studentId(), clock.instant());
    templates.add(key);
    for (PendingTemplate pending : requests.templatesOf(id)) {
      templates.add(resealed(request.template(pending, clock.instant()), key));
    }
    close(request, RequestState.APPROVED, null);
  }

  /** What waited was sealed with the master key itself. */
  private FaceTemplate resealed(FaceTemplate template, DataKey key) {
    float[] embedding =
        vault.open(
            new SealedTemplate(
                template.id(),
                key.studentId(),
                template.sealedEmbedding(),
                null,
                template.createdAt()));
    template.reseal(vault.seal(key, template.id(), embedding));
    return template;
  }

  /**
   * Says that it is not, or cannot be told: the new templates, capture and ID photo are destroyed;
   * earlier templates go on working.
   *
   * @param reason 3 to 500 characters, which the student reads
   * @throws Problem not-found, also when it does not wait any more; invalid-input
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void refuse(String id, String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw new Problem(ProblemCode.INVALID_INPUT, "reason", Words.of("reason-length"));
    }
    close(lockPending(id), RequestState.REFUSED, why);
  }

  /**
   * Takes a student's ID photo in, sealed, in place of an earlier one.
   *
   * @throws Problem not-found, invalid-input when it is not a student; id-photo-not-wanted while
   *     enrolments are not compared with ID photos
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void supplyIdPhoto(UserId student, Photo photo) {
    requireWhole();
    if (!policy.asksForApproval()) {
      throw new Problem(ProblemCode.ID_PHOTO_NOT_WANTED);
    }
    var account =
        accounts.callerById(student).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (!account.roles().contains(Role.STUDENT)) {
      throw new Problem(
          ProblemCode.INVALID_INPUT, account.username(), "does not have the role STUDENT");
    }
    requests.putIdPhoto(
        student.value(),
        sealer.seal(Sealer.Purpose.ID_PHOTO, student.value(), photo.bytes()),
        caller(),
        clock.instant());
    log("id-photo.supplied", student.value(), "bytes=" + photo.bytes().length);
  }

  /**
   * Takes the ID photo of the student with a user name in.
   *
   * @throws Problem not-found when no student has that name, and what {@link #supplyIdPhoto(UserId,
   *     Photo)} throws
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void supplyIdPhoto(String username, Photo photo) {
    String student =
        requests.studentNamed(username).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    supplyIdPhoto(new UserId(student), photo);
  }

  private void close(EnrolmentRequest request, RequestState how, String reason) {
    String student = request.studentId();
    waiting.close(request, how, reason, caller());
    requests.destroyIdPhoto(student);
    log("enrolment.decided", student, "request=" + request.id() + " state=" + how);
  }

  /** Pictures of people are for those alone who keep the whole university. */
  private void requireWhole() {
    if (!scopes.keeping().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  private EnrolmentRequest lockPending(String id) {
    requireWhole();
    return requests
        .lock(id)
        .filter(request -> request.state() == RequestState.PENDING)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private void log(String action, String student, String details) {
    audit.append(new AuditEvent("enrolment:" + student, action, student, details));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
