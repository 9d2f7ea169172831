package org.adsum.attendance.entity;

/** How a student attended. */
public enum AttendanceStatus {
  PRESENT,
  LATE,
  ABSENT,
  EXCUSED
}
