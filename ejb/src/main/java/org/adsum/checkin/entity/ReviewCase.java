package org.adsum.checkin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An attempt in REVIEW that a person must look at, and what that person said. */
@Entity
@Table(name = "review_case")
public class ReviewCase {
  @Id
  @Column(name = "attempt_id")
  private String attemptId;

  @Enumerated(EnumType.STRING)
  private ReviewState state;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Version private int version;

  protected ReviewCase() {}

  /** An open case. */
  public ReviewCase(String attemptId, Instant openedAt) {
    this.attemptId = attemptId;
    this.openedAt = openedAt;
    this.state = ReviewState.OPEN;
  }

  /**
   * Closes the case for good.
   *
   * @throws IllegalStateException when it is closed already
   */
  public void close(ReviewState how, String by, Instant at) {
    if (state != ReviewState.OPEN || how == ReviewState.OPEN) {
      throw new IllegalStateException(
          "The review of " + attemptId + " is " + state + ", it cannot become " + how);
    }
    state = how;
    decidedBy = by;
    decidedAt = at;
  }

  public String attemptId() {
    return attemptId;
  }

  public ReviewState state() {
    return state;
  }
}
