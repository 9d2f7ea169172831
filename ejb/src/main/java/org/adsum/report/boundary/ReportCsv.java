package org.adsum.report.boundary;

import java.util.List;
import java.util.Locale;
import org.adsum.shared.boundary.Csv;

/** The reports as {@link Csv}; rates are fractions from 0 to 1 with a decimal point. */
public final class ReportCsv {
  private ReportCsv() {}

  /** Attendance by course, section or week. */
  public static String attendance(AttendanceBy by, List<AttendanceLine> lines) {
    return Csv.file(
        List.of(
            by.name().toLowerCase(Locale.ROOT),
            "title",
            "sessions",
            "expected",
            "present",
            "late",
            "excused",
            "absent",
            "rate"),
        lines.stream()
            .map(
                line ->
                    List.of(
                        line.label(),
                        line.title() == null ? "" : line.title(),
                        Long.toString(line.sessions()),
                        Long.toString(line.expected()),
                        Long.toString(line.present()),
                        Long.toString(line.late()),
                        Long.toString(line.excused()),
                        Long.toString(line.absent()),
                        rate(line.rate()))));
  }

  /** Students by section. */
  public static String students(List<StudentLine> lines) {
    return Csv.file(
        List.of(
            "username",
            "name",
            "section",
            "expected",
            "present",
            "late",
            "excused",
            "absent",
            "rate"),
        lines.stream()
            .map(
                line ->
                    List.of(
                        line.username(),
                        line.name(),
                        line.label(),
                        Long.toString(line.expected()),
                        Long.toString(line.present()),
                        Long.toString(line.late()),
                        Long.toString(line.excused()),
                        Long.toString(line.absent()),
                        rate(line.rate()))));
  }

  /** Refusals by week and reason. */
  public static String refusals(List<RefusalLine> lines) {
    return Csv.file(
        List.of("week", "reason", "number"),
        lines.stream()
            .map(
                line ->
                    List.of(
                        line.week().toString(),
                        line.reason().name(),
                        Long.toString(line.number()))));
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.4f", rate);
  }
}
