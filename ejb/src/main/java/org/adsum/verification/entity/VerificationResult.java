package org.adsum.verification.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The measurement of one attempt and what it was judged to mean. */
@Entity
@Table(name = "verification_result")
public class VerificationResult {
  @Id
  @Column(name = "attempt_id")
  private String attemptId;

  private String outcome;

  @Enumerated(EnumType.STRING)
  private Decision decision;

  private Double similarity;
  private Double liveness;

  /** Null in results from before there were moves. */
  @Enumerated(EnumType.STRING)
  private Movement movement;

  @Column(name = "usable_frames")
  private int usableFrames;

  @Column(name = "model_id")
  private String modelId;

  @Column(name = "model_version")
  private String modelVersion;

  @Column(name = "policy_version")
  private int policyVersion;

  private int millis;
  private Instant at;

  protected VerificationResult() {}

  public VerificationResult(
      String attemptId, Measurement measured, Decision decision, int policyVersion, Instant at) {
    this.attemptId = attemptId;
    this.outcome = measured.outcome();
    this.decision = decision;
    this.similarity = measured.similarity();
    this.liveness = measured.liveness();
    this.movement = measured.movement();
    this.usableFrames = measured.usableFrames();
    this.modelId = measured.modelId();
    this.modelVersion = measured.modelVersion();
    this.policyVersion = policyVersion;
    this.millis = measured.millis();
    this.at = at;
  }
}
