package org.adsum.verification.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The rules by which measurements are judged. Never changed; a new version follows. */
@Entity
@Table(name = "verification_policy")
public class VerificationPolicy {
  @Id private int version;

  @Column(name = "model_id")
  private String modelId;

  @Column(name = "model_version")
  private String modelVersion;

  @Column(name = "match_similarity")
  private double matchSimilarity;

  @Column(name = "match_fmr")
  private double matchFmr;

  @Column(name = "review_similarity")
  private double reviewSimilarity;

  @Enumerated(EnumType.STRING)
  @Column(name = "liveness_mode")
  private LivenessMode livenessMode;

  @Column(name = "liveness_model_id")
  private String livenessModelId;

  @Column(name = "liveness_model_version")
  private String livenessModelVersion;

  /** Null in versions from before liveness decided. */
  @Column(name = "liveness_from")
  private Double livenessFrom;

  @Column(name = "created_at")
  private Instant createdAt;

  protected VerificationPolicy() {}

  public VerificationPolicy(
      int version, Thresholds thresholds, LivenessMode livenessMode, Instant createdAt) {
    this.version = version;
    this.modelId = thresholds.modelId();
    this.modelVersion = thresholds.modelVersion();
    this.matchSimilarity = thresholds.match();
    this.matchFmr = thresholds.matchFmr();
    this.reviewSimilarity = thresholds.review();
    this.livenessMode = livenessMode;
    this.livenessModelId = thresholds.liveness().modelId();
    this.livenessModelVersion = thresholds.liveness().modelVersion();
    this.livenessFrom = thresholds.liveness().from();
    this.createdAt = createdAt;
  }

  /** Whether this version says the same as the configuration. */
  public boolean says(Thresholds thresholds, LivenessMode mode) {
    return livenessMode == mode
        && livenessFrom != null
        && thresholds.equals(
            new Thresholds(
                modelId,
                modelVersion,
                matchSimilarity,
                matchFmr,
                reviewSimilarity,
                new LivenessThreshold(livenessModelId, livenessModelVersion, livenessFrom)));
  }

  /** Judges a measurement: the face (rule 2), and under ENFORCED whether it is alive (rule 4). */
  public Decision judge(Measurement measured) {
    Decision face = judgeFace(measured.similarity());
    boolean doubted = livenessMode == LivenessMode.ENFORCED && !isAlive(measured);
    return face == Decision.MATCH && doubted ? Decision.REVIEW : face;
  }

  /** Nothing that was not measured speaks for life. */
  private boolean isAlive(Measurement measured) {
    return measured.movement() == Movement.DONE
        && measured.liveness() != null
        && measured.liveness() >= livenessFrom;
  }

  private Decision judgeFace(Double similarity) {
    if (similarity == null) {
      return Decision.UNUSABLE;
    }
    if (similarity >= matchSimilarity) {
      return Decision.MATCH;
    }
    return similarity >= reviewSimilarity ? Decision.REVIEW : Decision.NO_MATCH;
  }

  public int version() {
    return version;
  }

  public String modelId() {
    return modelId;
  }

  public String modelVersion() {
    return modelVersion;
  }

  public double matchFmr() {
    return matchFmr;
  }

  public double matchSimilarity() {
    return matchSimilarity;
  }
}
