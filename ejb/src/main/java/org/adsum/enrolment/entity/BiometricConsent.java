package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One statement of a student. Statements are added and never changed; the last one counts. */
@Entity
@Table(name = "biometric_consent")
public class BiometricConsent {
  @Id private String id;

  @Column(name = "student_id")
  private String studentId;

  private int seq;

  @Enumerated(EnumType.STRING)
  private ConsentKind kind;

  @Column(name = "policy_version")
  private int policyVersion;

  @Column(name = "given_by")
  private String givenBy;

  private Instant at;

  protected BiometricConsent() {}

  /**
   * A statement.
   *
   * @param seq one more than the last one's
   * @param givenBy the student, or the admin who attests it
   */
  public BiometricConsent(
      String id,
      String studentId,
      int seq,
      ConsentKind kind,
      int policyVersion,
      String givenBy,
      Instant at) {
    this.id = id;
    this.studentId = studentId;
    this.seq = seq;
    this.kind = kind;
    this.policyVersion = policyVersion;
    this.givenBy = givenBy;
    this.at = at;
  }

  /** Whether it allows the use of the face under that version of the text. */
  public boolean allows(int version) {
    return kind == ConsentKind.GIVEN && policyVersion == version;
  }

  /** Version of the text that it is about. */
  public int policyVersion() {
    return policyVersion;
  }

  public int seq() {
    return seq;
  }

  public ConsentKind kind() {
    return kind;
  }

  public Instant at() {
    return at;
  }
}
