package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The key of one student's templates, sealed with a master key. */
@Entity
@Table(name = "data_key")
public class DataKey {
  @Id
  @Column(name = "student_id")
  private String studentId;

  private byte[] wrapped;

  @Column(name = "master_key_id")
  private String masterKeyId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected DataKey() {}

  public DataKey(String studentId, byte[] wrapped, String masterKeyId, Instant createdAt) {
    this.studentId = studentId;
    this.createdAt = createdAt;
    wrap(wrapped, masterKeyId);
  }

  /** Takes over the same key, sealed with another master key. */
  public final void wrap(byte[] newWrapped, String newMasterKeyId) {
    wrapped = newWrapped.clone();
    masterKeyId = newMasterKeyId;
  }

  public String studentId() {
    return studentId;
  }

  public byte[] wrapped() {
    return wrapped.clone();
  }

  public String masterKeyId() {
    return masterKeyId;
  }
}
