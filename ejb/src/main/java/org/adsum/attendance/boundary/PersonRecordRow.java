package org.adsum.attendance.boundary;

import java.time.Instant;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;

/** A record as a line of a student's history. */
public record PersonRecordRow(
    String session,
    String section,
    String title,
    Instant opensAt,
    AttendanceStatus status,
    RecordSource source) {}
