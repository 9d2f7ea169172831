package org.adsum.checkin.entity;

/**
 * Whether one more attempt of a session may wait for its verdict.
 *
 * <p>At most {@code bound} attempts wait. From half of it on, a session has no more than its share:
 * the bound divided by the sessions that have attempts waiting. The last tenth is kept for sessions
 * with fewer than {@value #SMALL} waiting, so that a lecture of 1,500 does not push a seminar of 15
 * out.
 *
 * @param bound most attempts that wait, of all sessions
 */
public record QueueRoom(long bound) {
  /** So many of a session go before the many of another. */
  public static final int SMALL = 20;

  /**
   * Whether there is room.
   *
   * @param all how many wait
   * @param own how many of them are of the session
   * @param sessions how many sessions have attempts waiting, this one not left out
   */
  public boolean admits(long all, long own, int sessions) {
    if (all >= bound) {
      return false;
    }
    if (own < SMALL) {
      return true;
    }
    boolean near = all >= bound / 2;
    return all < bound - bound / 10 && (!near || own < bound / Math.max(1, sessions));
  }
}
