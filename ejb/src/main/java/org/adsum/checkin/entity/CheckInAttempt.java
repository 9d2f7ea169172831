package org.adsum.checkin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One submission of frames, from the 202 to the verdict. */
@Entity
@Table(name = "checkin_attempt")
public class CheckInAttempt {
  /** How often a message is tried before the attempt has failed. */
  public static final int MOST_DELIVERIES = 3;

  @Id private String id;

  @Column(name = "ticket_id")
  private String ticketId;

  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "student_id")
  private String studentId;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Enumerated(EnumType.STRING)
  private AttemptState state;

  @Enumerated(EnumType.STRING)
  private AttemptReason reason;

  private int deliveries;

  @Column(name = "concluded_at")
  private Instant concludedAt;

  @Version private int version;

  protected CheckInAttempt() {}

  /** A pending attempt that uses up {@code ticket}. */
  public CheckInAttempt(
      String id,
      CheckInTicket ticket,
      String idempotencyKey,
      Instant submittedAt,
      Instant expiresAt) {
    this.id = id;
    this.ticketId = ticket.id();
    this.sessionId = ticket.sessionId();
    this.studentId = ticket.studentId();
    this.idempotencyKey = idempotencyKey;
    this.submittedAt = submittedAt;
    this.expiresAt = expiresAt;
    this.state = AttemptState.PENDING;
  }

  /** Counts a delivery; false when there have been too many. */
  public boolean deliver() {
    deliveries++;
    return deliveries <= MOST_DELIVERIES;
  }

  /** Whether a delivery was counted before. */
  public boolean wasDelivered() {
    return deliveries > 0;
  }

  /** Ends the attempt for good; {@code why} is null for ACCEPTED. */
  public void conclude(AttemptState verdict, AttemptReason why, Instant at) {
    if (state != AttemptState.PENDING) {
      throw new IllegalStateException("The attempt " + id + " has ended already");
    }
    state = verdict;
    reason = why;
    concludedAt = at;
  }

  public boolean isPending() {
    return state == AttemptState.PENDING;
  }

  public String id() {
    return id;
  }

  public String ticketId() {
    return ticketId;
  }

  public String sessionId() {
    return sessionId;
  }

  public String studentId() {
    return studentId;
  }

  public Instant submittedAt() {
    return submittedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public AttemptState state() {
    return state;
  }

  public AttemptReason reason() {
    return reason;
  }
}
