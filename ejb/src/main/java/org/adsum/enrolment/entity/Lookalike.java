package org.adsum.enrolment.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Two people with templates that look like one person's: an entry for admins. */
@Entity
@Table(name = "lookalike")
public class Lookalike {
  @Id private String id;

  @Column(name = "one_id")
  private String oneId;

  @Column(name = "other_id")
  private String otherId;

  @Column(name = "model_id")
  private String modelId;

  @Column(name = "model_version")
  private String modelVersion;

  private double similarity;

  @Enumerated(EnumType.STRING)
  private LookalikeState state;

  @Column(name = "found_at")
  private Instant foundAt;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Version private int version;

  /** Rows are made by the database, which checks that both people still have those templates. */
  protected Lookalike() {}

  /** Decides, or opens it again; every state can follow every other. */
  public void decide(LookalikeState wanted, String by, Instant at) {
    state = wanted;
    decidedBy = wanted == LookalikeState.OPEN ? null : by;
    decidedAt = wanted == LookalikeState.OPEN ? null : at;
  }

  public String id() {
    return id;
  }

  public String oneId() {
    return oneId;
  }

  public String otherId() {
    return otherId;
  }

  public LookalikeState state() {
    return state;
  }

  public int version() {
    return version;
  }
}
