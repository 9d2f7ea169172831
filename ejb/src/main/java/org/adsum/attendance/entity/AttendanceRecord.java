package org.adsum.attendance.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** That a student attended one session in some way. */
@Entity
@Table(name = "attendance_record")
public class AttendanceRecord {
  @Id private String id;

  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "student_id")
  private String studentId;

  @Enumerated(EnumType.STRING)
  private AttendanceStatus status;

  @Enumerated(EnumType.STRING)
  private RecordSource source;

  private Instant at;

  @Column(name = "attempt_id")
  private String attemptId;

  @Version private int version;

  protected AttendanceRecord() {}

  /** A record; {@code attemptId} is null unless a check-in made it. */
  public AttendanceRecord(
      String id,
      String sessionId,
      String studentId,
      AttendanceStatus status,
      RecordSource source,
      Instant at,
      String attemptId) {
    this.id = id;
    this.sessionId = sessionId;
    this.studentId = studentId;
    this.status = status;
    this.source = source;
    this.at = at;
    this.attemptId = attemptId;
  }

  /** Takes a teacher's word for it. */
  public void correct(AttendanceStatus newStatus) {
    status = newStatus;
    source = RecordSource.TEACHER;
  }

  public String id() {
    return id;
  }

  public AttendanceStatus status() {
    return status;
  }

  public RecordSource source() {
    return source;
  }

  public Instant at() {
    return at;
  }

  /** Counts from 1, so that 0 can mean "there is no record yet" to those who correct. */
  public int version() {
    return version + 1;
  }
}
