package org.adsum.attendance.boundary;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.session.boundary.SessionView;

/**
 * A session's records as CSV (RFC 4180): session, date, student id, name, status, time, source.
 * Begins with a byte-order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet would
 * take for a formula is made text by a leading apostrophe (OWASP, CSV injection).
 */
public final class AttendanceCsv {
  private static final String HEADER = "session,date,student id,name,status,time,source";
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private AttendanceCsv() {}

  /** Writes the rows; dates and times are those of {@code zone}. */
  public static String write(SessionView session, List<RecordView> rows, ZoneId zone) {
    Stream<String> lines = rows.stream().map(row -> line(session, row, zone));
    return Stream.concat(Stream.of('\uFEFF' + HEADER), lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(SessionView session, RecordView row, ZoneId zone) {
    return Stream.of(
            session.label(),
            DATE.format(session.opensAt().atZone(zone)),
            row.username(),
            row.name(),
            row.status() == null ? "" : row.status().name(),
            row.at() == null ? "" : TIME.format(row.at().atZone(zone)),
            row.source() == null ? "" : row.source().name())
        .map(AttendanceCsv::cell)
        .collect(Collectors.joining(","));
  }

  static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
