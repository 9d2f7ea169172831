package org.adsum.web.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.junit.jupiter.api.Test;

class HallNewsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void presentAndLateAreHere() {
    HallNews news =
        HallNews.of(
            TEN,
            session(SessionState.LOCKED),
            List.of(
                row(AttendanceStatus.PRESENT),
                row(AttendanceStatus.LATE),
                row(AttendanceStatus.EXCUSED),
                row(null)),
            Optional.empty());

    assertEquals(2, news.here());
    assertEquals(4, news.students());
  }

  @Test
  void theShortCodeIsGroupedForReading() {
    assertEquals("K7QF-2M9A", HallNews.grouped("K7QF2M9A"));
  }

  @Test
  void theAddressIsWhatAPersonTypes() {
    assertEquals("192.168.1.25:8443", HallNews.address("HTTPS://192.168.1.25:8443/Q/ABC"));
    assertEquals("adsum.uni.example", HallNews.address("HTTPS://ADSUM.UNI.EXAMPLE/Q/ABC"));
  }

  private static RecordView row(AttendanceStatus status) {
    return new RecordView("s", "student01", "Ana", status, TEN, RecordSource.FACE, 1);
  }

  private static SessionView session(SessionState state) {
    return new SessionView(
        "x", "sec", "CS-301", "A", "Operating Systems", null, state, TEN, TEN, TEN, 10, 0);
  }
}
