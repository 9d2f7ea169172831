package org.adsum.privacy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of the ledger: what was deleted, how many, when and why, without whom. */
@Entity
@Table(name = "deletion")
public class Deletion {
  @Id private String id;
  private Instant at;
  private String kind;

  @Enumerated(EnumType.STRING)
  private DeletionCause cause;

  private long amount;

  @Column(name = "person_hash")
  private byte[] personHash;

  protected Deletion() {}

  /**
   * A line.
   *
   * @param personHash of the person, when a restored backup must be cleaned of this again; else
   *     null
   */
  public Deletion(
      String id, Instant at, String kind, DeletionCause cause, long amount, byte[] personHash) {
    this.id = id;
    this.at = at;
    this.kind = kind;
    this.cause = cause;
    this.amount = amount;
    this.personHash = personHash == null ? null : personHash.clone();
  }
}
