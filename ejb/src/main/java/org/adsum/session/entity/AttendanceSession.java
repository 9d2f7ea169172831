package org.adsum.session.entity;

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

/** One class meeting at which attendance is taken. */
@Entity
@Table(name = "attendance_session")
public class AttendanceSession {
  @Id private String id;
  private String tag;

  @Column(name = "section_id")
  private String sectionId;

  private String room;

  @Column(name = "opens_at")
  private Instant opensAt;

  @Column(name = "late_from")
  private Instant lateFrom;

  @Column(name = "closes_at")
  private Instant closesAt;

  @Enumerated(EnumType.STRING)
  private SessionState state;

  @Column(name = "step_seconds")
  private int stepSeconds;

  // Written once: a session that is changed must not bring back the sealing of before a rotation.
  @Column(name = "sealed_key", updatable = false)
  private byte[] sealedKey;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Version private int version;

  protected AttendanceSession() {}

  /** A session that is open at once, or scheduled when it opens later than {@code now}. */
  public AttendanceSession(
      String id,
      String tag,
      String sectionId,
      SessionTimes times,
      int stepSeconds,
      byte[] sealedKey,
      Instant now) {
    this.id = id;
    this.tag = tag;
    this.sectionId = sectionId;
    this.opensAt = times.opensAt();
    this.lateFrom = times.lateFrom();
    this.closesAt = times.closesAt();
    this.stepSeconds = stepSeconds;
    this.sealedKey = sealedKey.clone();
    this.state = times.opensAt().isAfter(now) ? SessionState.SCHEDULED : SessionState.OPEN;
  }

  /** Notes who opened it, and where it takes place. */
  public void openedBy(String teacherId, String where) {
    openedBy = teacherId;
    room = where;
  }

  /**
   * Goes to another state.
   *
   * @throws Problem session-state when that is not a legal change
   */
  public void become(SessionState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new Problem(ProblemCode.SESSION_STATE, state.name(), next.name());
    }
    state = next;
    if (next == SessionState.CLOSED || next == SessionState.CANCELLED) {
      closedAt = now;
    }
  }

  public String id() {
    return id;
  }

  public String tag() {
    return tag;
  }

  public String sectionId() {
    return sectionId;
  }

  public String room() {
    return room;
  }

  /** Whether the clock says that it should have opened or closed by now. */
  public boolean isDue(Instant now) {
    return state == SessionState.SCHEDULED
        ? !opensAt.isAfter(now)
        : state.isLive() && !closesAt.isAfter(now);
  }

  public Instant opensAt() {
    return opensAt;
  }

  public Instant lateFrom() {
    return lateFrom;
  }

  public Instant closesAt() {
    return closesAt;
  }

  public SessionState state() {
    return state;
  }

  public int stepSeconds() {
    return stepSeconds;
  }

  public byte[] sealedKey() {
    return sealedKey.clone();
  }

  public int version() {
    return version;
  }
}
