package org.adsum.session.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a session. All legal changes stand here. */
public enum SessionState {
  SCHEDULED,
  OPEN,
  LOCKED,
  CLOSED,
  CANCELLED;

  private static final Map<SessionState, Set<SessionState>> NEXT =
      Map.of(
          SCHEDULED, EnumSet.of(OPEN, CANCELLED),
          OPEN, EnumSet.of(LOCKED, CLOSED),
          LOCKED, EnumSet.of(OPEN, CLOSED),
          CLOSED, EnumSet.noneOf(SessionState.class),
          CANCELLED, EnumSet.noneOf(SessionState.class));

  /** Whether a session in this state may go to {@code next}. */
  public boolean mayBecome(SessionState next) {
    return NEXT.get(this).contains(next);
  }

  /** Whether the session is going on: open or locked. */
  public boolean isLive() {
    return this == OPEN || this == LOCKED;
  }
}
