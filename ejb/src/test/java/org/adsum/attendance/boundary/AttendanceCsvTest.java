package org.adsum.attendance.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.junit.jupiter.api.Test;

class AttendanceCsvTest {
  private static final Instant AT = Instant.parse("2026-11-22T23:30:00Z");
  private static final SessionView SESSION =
      new SessionView(
          "s",
          "sec",
          "CS-301",
          "A",
          "Operating Systems",
          "B12",
          SessionState.CLOSED,
          AT,
          AT,
          AT,
          10,
          0);

  @Test
  void aRowHasSessionDateStudentNameStatusTimeAndSourceInTheReadersZone() {
    RecordView row =
        new RecordView(
            "id", "student01", "Ana Novak", AttendanceStatus.PRESENT, AT, RecordSource.FACE, 1);
    assertEquals(
        "\uFEFFsession,date,student id,name,status,time,source\r\n"
            + "CS-301-A,2026-11-23,student01,Ana Novak,PRESENT,00:30:00,FACE\r\n",
        AttendanceCsv.write(SESSION, List.of(row), ZoneId.of("Europe/Berlin")));
  }

  @Test
  void aStudentWithoutARecordHasEmptyCells() {
    RecordView row = new RecordView("id", "student01", "Ana Novak", null, null, null, 0);
    assertEquals(
        "CS-301-A,2026-11-22,student01,Ana Novak,,,",
        AttendanceCsv.write(SESSION, List.of(row), ZoneId.of("UTC")).split("\r\n")[1]);
  }
}
