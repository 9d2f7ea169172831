package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A template of an enrolment that is not approved yet; no check-in is compared with it. */
@Entity
@Table(name = "pending_template")
public class PendingTemplate {
  @Id private String id;

  @Column(name = "request_id")
  private String requestId;

  private int slot;

  @Column(name = "sealed_embedding")
  private byte[] sealedEmbedding;

  private double quality;

  protected PendingTemplate() {}

  /**
   * A template.
   *
   * @param slot 1 to {@link FaceTemplate#MOST}
   * @param quality 0 to 1
   */
  public PendingTemplate(
      String id, String requestId, int slot, byte[] sealedEmbedding, double quality) {
    this.id = id;
    this.requestId = requestId;
    this.slot = slot;
    this.sealedEmbedding = sealedEmbedding.clone();
    this.quality = quality;
  }

  public String id() {
    return id;
  }

  public int slot() {
    return slot;
  }

  public byte[] sealedEmbedding() {
    return sealedEmbedding.clone();
  }

  public double quality() {
    return quality;
  }
}
