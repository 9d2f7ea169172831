package org.adsum.admin.boundary;

import java.util.List;
import java.util.Locale;
import org.adsum.shared.boundary.Csv;

/** The report by course as {@link Csv}; the rate is a fraction from 0 to 1 with a decimal point. */
public final class CourseAttendanceCsv {
  private static final List<String> HEADER =
      List.of(
          "course",
          "title",
          "sessions",
          "expected",
          "present",
          "late",
          "excused",
          "absent",
          "rate");

  private CourseAttendanceCsv() {}

  /** Writes the rows in their order. */
  public static String write(List<CourseAttendance> rows) {
    return Csv.file(HEADER, rows.stream().map(CourseAttendanceCsv::cells));
  }

  private static List<String> cells(CourseAttendance row) {
    return List.of(
        row.course(),
        row.title(),
        Long.toString(row.sessions()),
        Long.toString(row.expected()),
        Long.toString(row.present()),
        Long.toString(row.late()),
        Long.toString(row.excused()),
        Long.toString(row.absent()),
        String.format(Locale.ROOT, "%.4f", row.rate()));
  }
}
