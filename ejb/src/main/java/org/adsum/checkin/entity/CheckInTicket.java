package org.adsum.checkin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The right to submit one check-in to one session, known by the hash of its secret. */
@Entity
@Table(name = "checkin_ticket")
public class CheckInTicket {
  /** So many wrong codes end a ticket: eight symbols are not to be guessed, but to be read. */
  public static final int MOST_WRONG_CODES = 5;

  @Id private String id;

  @Column(name = "secret_hash")
  private byte[] secretHash;

  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "student_id")
  private String studentId;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  private String challenge;

  @Column(name = "wrong_codes")
  private int wrongCodes;

  @Enumerated(EnumType.STRING)
  private TicketState state;

  @Version private int version;

  protected CheckInTicket() {}

  /** A live ticket that no student has taken yet. */
  public CheckInTicket(
      String id,
      byte[] secretHash,
      String sessionId,
      Challenge challenge,
      Instant issuedAt,
      Instant expiresAt) {
    this.id = id;
    this.secretHash = secretHash.clone();
    this.sessionId = sessionId;
    this.challenge = challenge.toString();
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
    this.state = TicketState.LIVE;
  }

  /** Gives it to a student; false when another student has it. */
  public boolean bind(String student) {
    if (studentId == null) {
      studentId = student;
    }
    return studentId.equals(student);
  }

  /** Counts a wrong code; the last one that is borne ends the ticket. */
  public void countWrongCode() {
    wrongCodes++;
    if (wrongCodes >= MOST_WRONG_CODES) {
      replace();
    }
  }

  public void spend() {
    state = TicketState.SPENT;
  }

  public void replace() {
    state = TicketState.REPLACED;
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public String id() {
    return id;
  }

  public String sessionId() {
    return sessionId;
  }

  public String studentId() {
    return studentId;
  }

  /** Asks for other moves; not once frames have come. */
  public void ask(Challenge other) {
    challenge = other.toString();
  }

  /** What the frames must show. */
  public Challenge challenge() {
    return Challenge.of(challenge);
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public TicketState state() {
    return state;
  }
}
