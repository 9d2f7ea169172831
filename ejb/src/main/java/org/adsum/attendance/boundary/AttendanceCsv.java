package org.adsum.attendance.boundary;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Csv;

/** A session's records as {@link Csv}: session, date, student id, name, status, time, source. */
public final class AttendanceCsv {
  private static final List<String> HEADER =
      List.of("session", "date", "student id", "name", "status", "time", "source");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private AttendanceCsv() {}

  /** Writes the rows; dates and times are those of {@code zone}. */
  public static String write(SessionView session, List<RecordView> rows, ZoneId zone) {
    return Csv.file(HEADER, rows.stream().map(row -> cells(session, row, zone)));
  }

  /** Writes the rows of several sessions, one session after the other. */
  public static String write(Map<SessionView, List<RecordView>> sessions, ZoneId zone) {
    return Csv.file(
        HEADER,
        sessions.entrySet().stream()
            .flatMap(s -> s.getValue().stream().map(row -> cells(s.getKey(), row, zone))));
  }

  private static List<String> cells(SessionView session, RecordView row, ZoneId zone) {
    return List.of(
        session.label(),
        DATE.format(session.opensAt().atZone(zone)),
        row.username(),
        row.name(),
        row.status() == null ? "" : row.status().name(),
        row.at() == null ? "" : TIME.format(row.at().atZone(zone)),
        row.source() == null ? "" : row.source().name());
  }
}
