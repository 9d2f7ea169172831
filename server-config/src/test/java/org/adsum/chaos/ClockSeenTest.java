package org.adsum.chaos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClockSeenTest {

  @Test
  void aClockThatStayedRightIsNotTakenForAWrongOne() {
    assertTrue(new ClockSeen(-33.5, 6).fits(-30));
    assertFalse(new ClockSeen(2, 6).fits(-30));
    assertFalse(new ClockSeen(-30, 6).fits(30));
  }
}
