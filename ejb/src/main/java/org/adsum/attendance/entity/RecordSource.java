package org.adsum.attendance.entity;

/** Where a record came from. */
public enum RecordSource {
  FACE,
  REVIEW,
  TEACHER,
  IMPORT
}
