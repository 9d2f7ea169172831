package org.adsum.attendance.entity;

/** Where a record came from. */
public enum RecordSource {
  FACE,
  /** The code from the wall without a face, confirmed by a teacher. */
  CODE,
  REVIEW,
  TEACHER,
  IMPORT
}
