package org.adsum.privacy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** A person's account that is to be erased. */
@Entity
@Table(name = "erasure_request")
public class ErasureRequest {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Enumerated(EnumType.STRING)
  private ErasureState state;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  private String answer;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "done_at")
  private Instant doneAt;

  @Version private int version;

  protected ErasureRequest() {}

  public ErasureRequest(String id, String userId, String requestedBy, Instant requestedAt) {
    this.id = id;
    this.userId = userId;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
    this.state = ErasureState.REQUESTED;
  }

  /**
   * Decides that it is to be carried out.
   *
   * @throws Problem erasure-decided, here and below when the state does not allow it
   */
  public void schedule(String by, Instant at, Instant due) {
    decide(ErasureState.SCHEDULED, by, at);
    dueAt = due;
  }

  /** Decides that it is not, and tells the person why. */
  public void refuse(String by, Instant at, String why) {
    decide(ErasureState.REFUSED, by, at);
    answer = why;
  }

  /** Calls it off. */
  public void cancel(String by, Instant at) {
    decide(ErasureState.CANCELLED, by, at);
  }

  /** Notes that it was carried out. */
  public void done(Instant at) {
    move(ErasureState.DONE);
    doneAt = at;
  }

  /** Whether it may be carried out now. */
  public boolean isDue(Instant now) {
    return state == ErasureState.SCHEDULED && !dueAt.isAfter(now);
  }

  private void decide(ErasureState to, String by, Instant at) {
    move(to);
    decidedBy = by;
    decidedAt = at;
  }

  private void move(ErasureState to) {
    if (!state.next().contains(to)) {
      throw new Problem(ProblemCode.ERASURE_DECIDED);
    }
    state = to;
  }

  public String id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public ErasureState state() {
    return state;
  }

  public int version() {
    return version;
  }
}
