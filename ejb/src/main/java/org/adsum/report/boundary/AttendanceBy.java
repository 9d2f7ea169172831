package org.adsum.report.boundary;

/** What attendance is summed up by. */
public enum AttendanceBy {
  COURSE,
  SECTION,
  WEEK
}
