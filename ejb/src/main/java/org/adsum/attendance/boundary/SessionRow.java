package org.adsum.attendance.boundary;

import java.time.Instant;
import org.adsum.session.entity.SessionState;

/**
 * A session as a line of the list of sessions.
 *
 * @param section id of its section
 * @param attended records PRESENT and LATE
 * @param expected students on the roster when it opened
 */
public record SessionRow(
    String id,
    String section,
    String course,
    String number,
    String title,
    String term,
    String room,
    SessionState state,
    Instant opensAt,
    Instant closesAt,
    long attended,
    long expected) {

  /** The section's short name, such as CS-301-A. */
  public String label() {
    return course + "-" + number;
  }
}
