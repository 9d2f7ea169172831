package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An enrolment that somebody compares with the ID photo before it is used. */
@Entity
@Table(name = "enrolment_request")
public class EnrolmentRequest {
  @Id private String id;

  @Column(name = "student_id")
  private String studentId;

  @Column(name = "model_id")
  private String modelId;

  @Column(name = "model_version")
  private String modelVersion;

  @Column(name = "consent_version")
  private int consentVersion;

  @Enumerated(EnumType.STRING)
  private RequestState state;

  private String reason;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Version private int version;

  protected EnrolmentRequest() {}

  /** A pending one. */
  public EnrolmentRequest(
      String id,
      String studentId,
      String modelId,
      String modelVersion,
      int consentVersion,
      Instant submittedAt) {
    this.id = id;
    this.studentId = studentId;
    this.modelId = modelId;
    this.modelVersion = modelVersion;
    this.consentVersion = consentVersion;
    this.submittedAt = submittedAt;
    this.state = RequestState.PENDING;
  }

  /**
   * Ends it for good.
   *
   * @param why for REFUSED, to be read by the student; otherwise null
   * @param by null when nobody decided
   * @throws IllegalStateException when it has ended already
   */
  public void close(RequestState how, String why, String by, Instant at) {
    if (state != RequestState.PENDING || how == RequestState.PENDING) {
      throw new IllegalStateException("Enrolment request " + id + " is " + state);
    }
    state = how;
    reason = why;
    decidedBy = by;
    decidedAt = at;
  }

  /** The template that a pending one becomes: sealed for the same id. */
  public FaceTemplate template(PendingTemplate pending, Instant at) {
    return new FaceTemplate(
        pending.id(),
        studentId,
        modelId,
        modelVersion,
        pending.slot(),
        pending.sealedEmbedding(),
        pending.quality(),
        consentVersion,
        at);
  }

  public String id() {
    return id;
  }

  public String studentId() {
    return studentId;
  }

  public RequestState state() {
    return state;
  }

  public String reason() {
    return reason;
  }

  public Instant submittedAt() {
    return submittedAt;
  }
}
