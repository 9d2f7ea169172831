package org.adsum.web.hall;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.boundary.SessionView;

/**
 * All that the hall page shows at one moment.
 *
 * @param now the server's time, by which the page corrects its own clock
 * @param session whose page it is
 * @param here students who are present or late
 * @param students on the list
 * @param code of the current step; empty unless the session is open
 */
record HallNews(
    Instant now, SessionView session, long here, long students, Optional<CodeView> code) {
  private static final int GROUP = 4;

  static HallNews of(
      Instant now, SessionView session, List<RecordView> rows, Optional<CodeView> code) {
    long here =
        rows.stream()
            .filter(
                row ->
                    row.status() == AttendanceStatus.PRESENT
                        || row.status() == AttendanceStatus.LATE)
            .count();
    return new HallNews(now, session, here, rows.size(), code);
  }

  String json() {
    JsonObjectBuilder news =
        Json.createObjectBuilder()
            .add("now", now.toString())
            .add("state", session.state().name())
            .add("here", here)
            .add("students", students);
    code.ifPresent(
        c ->
            news.add(
                "code",
                Json.createObjectBuilder()
                    .add("step", c.step())
                    .add("expiresAt", c.expiresAt().toString())
                    .add("stepSeconds", c.stepSeconds())
                    .add("shortCode", grouped(c.shortCode()))
                    .add("address", address(c.url()))
                    .add("svg", QrSvg.of(c.url()))));
    return news.build().toString();
  }

  /** The short code as people read and type it: K7QF-2M9A. */
  static String grouped(String shortCode) {
    return shortCode.length() <= GROUP
        ? shortCode
        : shortCode.substring(0, GROUP) + '-' + shortCode.substring(GROUP);
  }

  /** Where those who cannot scan go: host and, when it is not the usual one, port. */
  static String address(String url) {
    return URI.create(url).getAuthority().toLowerCase(Locale.ROOT);
  }
}
