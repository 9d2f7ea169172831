package org.adsum.session.boundary;

import java.time.Instant;

/**
 * What a teacher may say when opening; everything may be null, see {@link
 * org.adsum.session.entity.SessionTimes}.
 */
public record SessionRequest(Instant opensAt, Instant lateFrom, Instant closesAt, String room) {
  /** Open now, with the defaults. */
  public static final SessionRequest NOW = new SessionRequest(null, null, null, null);
}
