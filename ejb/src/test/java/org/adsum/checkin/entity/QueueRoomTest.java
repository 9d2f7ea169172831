package org.adsum.checkin.entity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QueueRoomTest {
  private final QueueRoom room = new QueueRoom(1000);

  @Test
  void oneLectureAloneMayHaveAllButTheTenthThatIsKept() {
    assertTrue(room.admits(899, 899, 1));
    assertFalse(room.admits(900, 900, 1));
  }

  @Test
  void aSeminarComesInBesideALectureThatHasFilledItsPart() {
    assertTrue(room.admits(900, 0, 2));
    assertTrue(room.admits(914, 14, 2));
  }

  @Test
  void nobodyComesInWhenTheBoundIsReached() {
    assertFalse(room.admits(1000, 0, 50));
  }

  @Test
  void fromHalfOfTheBoundOnASessionHasNoMoreThanItsShare() {
    assertTrue(room.admits(499, 400, 4), "far from the bound nobody is counted");
    assertFalse(room.admits(500, 250, 4));
    assertTrue(room.admits(500, 249, 4));
  }

  @Test
  void aBoundOfOneStillLetsOneIn() {
    assertTrue(new QueueRoom(1).admits(0, 0, 1));
    assertFalse(new QueueRoom(1).admits(1, 0, 1));
  }
}
