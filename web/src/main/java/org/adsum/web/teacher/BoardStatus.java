package org.adsum.web.teacher;

import java.util.Locale;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.entity.ReviewState;

/** What the board says of one student. */
public enum BoardStatus {
  PRESENT,
  LATE,
  EXCUSED,
  ABSENT,
  WAITING,
  REVIEW,
  REFUSED,
  MISSING;

  /**
   * A record speaks first; without one the last attempt does, and a session that is over says
   * ABSENT.
   *
   * @param latest the student's last attempt, or null
   */
  static BoardStatus of(RecordView record, BoardAttempt latest) {
    if (record.status() != null) {
      return valueOf(record.status().name());
    }
    if (latest == null) {
      return MISSING;
    }
    return switch (latest.state()) {
      case PENDING -> WAITING;
      case REVIEW -> latest.review() == ReviewState.REFUSED ? REFUSED : REVIEW;
      case REJECTED, EXPIRED, FAILED -> REFUSED;
      case ACCEPTED -> MISSING;
    };
  }

  /** The style class of the status, as in the theme. */
  public String getStyle() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the student is here. */
  public boolean isHere() {
    return this == PRESENT || this == LATE;
  }

  /** Whether nobody has said anything for good yet. */
  public boolean isUndecided() {
    return this == WAITING || this == REVIEW || this == REFUSED || this == MISSING;
  }
}
