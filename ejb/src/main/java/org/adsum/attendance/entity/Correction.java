package org.adsum.attendance.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One change that a teacher made to a record. Never changed. */
@Entity
@Table(name = "attendance_correction")
public class Correction {
  @Id private String id;

  @Column(name = "record_id")
  private String recordId;

  private int seq;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_status")
  private AttendanceStatus fromStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  private AttendanceStatus toStatus;

  private String reason;

  @Column(name = "made_by")
  private String madeBy;

  private Instant at;

  protected Correction() {}

  /** A correction; {@code fromStatus} is null when there was no record before. */
  public Correction(
      String id,
      AttendanceRecord record,
      AttendanceStatus fromStatus,
      AttendanceStatus toStatus,
      String reason,
      String madeBy,
      Instant at) {
    this.id = id;
    this.recordId = record.id();
    // Each correction raises the record's version, so the version after it numbers the corrections.
    this.seq = record.version();
    this.fromStatus = fromStatus;
    this.toStatus = toStatus;
    this.reason = reason;
    this.madeBy = madeBy;
    this.at = at;
  }
}
