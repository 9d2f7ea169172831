package org.adsum.chaos;

/**
 * How far the application's clock is ahead of this computer's, as seen from outside.
 *
 * @param ahead in seconds
 * @param sharp how far the truth may lie from that, in seconds
 */
record ClockSeen(double ahead, double sharp) {

  /** Whether it may be so many seconds ahead. */
  boolean fits(int expected) {
    return Math.abs(ahead - expected) <= sharp;
  }
}
