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
    this.createdAt = createdAt;
  }

  /** Whether this version says the same as the configuration. */
  public boolean says(Thresholds thresholds, LivenessMode mode) {
    return livenessMode == mode
        && thresholds.equals(
            new Thresholds(modelId, modelVersion, matchSimilarity, matchFmr, reviewSimilarity));
  }

  /**
   * Judges a similarity (rule 2).
   *
   * @param similarity cosine, or null when no frame was usable
   */
  public Decision judge(Double similarity) {
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

  public double matchSimilarity() {
    return matchSimilarity;
  }
}
