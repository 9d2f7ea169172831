package org.adsum.session.entity;

import java.time.Duration;
import java.time.Instant;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * When a session takes people.
 *
 * @param opensAt from when on
 * @param lateFrom from when on a check-in is LATE
 * @param closesAt until when
 */
public record SessionTimes(Instant opensAt, Instant lateFrom, Instant closesAt) {
  private static final Duration ON_TIME = Duration.ofMinutes(10);
  private static final Duration LENGTH = Duration.ofMinutes(90);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration FURTHEST = Duration.ofDays(366);

  /**
   * Fills in what the teacher left open (now, ten minutes on time, ninety minutes in all) and
   * checks the order.
   *
   * @throws Problem session-times
   */
  public static SessionTimes of(Instant opensAt, Instant lateFrom, Instant closesAt, Instant now) {
    Instant opens = opensAt == null || opensAt.isBefore(now) ? now : opensAt;
    Instant closes = closesAt == null ? opens.plus(LENGTH) : closesAt;
    Instant late = lateFrom == null ? earlier(opens.plus(ON_TIME), closes) : lateFrom;
    boolean inOrder = opens.isBefore(closes) && !late.isAfter(closes);
    if (!inOrder || closes.isAfter(opens.plus(LONGEST)) || opens.isAfter(now.plus(FURTHEST))) {
      throw new Problem(ProblemCode.SESSION_TIMES);
    }
    // A late time before the opening means that everyone is late; the row keeps the order.
    return new SessionTimes(opens, late.isBefore(opens) ? opens : late, closes);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
