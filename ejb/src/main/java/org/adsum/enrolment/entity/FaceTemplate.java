package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One enrolled face: a sealed unit embedding with the model that made it. */
@Entity
@Table(name = "face_template")
public class FaceTemplate {
  /** Most templates of one student and model. */
  public static final int MOST = 5;

  @Id private String id;

  @Column(name = "student_id")
  private String studentId;

  @Column(name = "model_id")
  private String modelId;

  @Column(name = "model_version")
  private String modelVersion;

  private int slot;

  @Column(name = "sealed_embedding")
  private byte[] sealedEmbedding;

  private double quality;

  @Column(name = "created_at")
  private Instant createdAt;

  /** Version of the consent text that was agreed to when it was made. */
  @Column(name = "consent_version")
  private int consentVersion;

  /** When it was compared with other people's; null until then. */
  @Column(name = "compared_at")
  private Instant comparedAt;

  protected FaceTemplate() {}

  /**
   * A template.
   *
   * @param slot 1 to {@link #MOST}
   * @param quality 0 to 1
   * @param consentVersion of the text that was agreed to
   */
  public FaceTemplate(
      String id,
      String studentId,
      String modelId,
      String modelVersion,
      int slot,
      byte[] sealedEmbedding,
      double quality,
      int consentVersion,
      Instant createdAt) {
    this.id = id;
    this.studentId = studentId;
    this.modelId = modelId;
    this.modelVersion = modelVersion;
    this.slot = slot;
    this.sealedEmbedding = sealedEmbedding.clone();
    this.quality = quality;
    this.consentVersion = consentVersion;
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  public byte[] sealedEmbedding() {
    return sealedEmbedding.clone();
  }

  /** Takes over the same embedding, sealed with another key. */
  public void reseal(byte[] sealed) {
    sealedEmbedding = sealed.clone();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
