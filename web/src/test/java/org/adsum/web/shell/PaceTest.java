package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final int FEW = 3;

  private final Pace pace = new Pace();

  PaceTest() {
    pace.calls = FEW;
    pace.checkIns = FEW;
    pace.openCodes = FEW;
    pace.browser = FEW;
    pace.openSession = FEW;
  }

  @Test
  void whoAsksTooOftenIsRefusedAndOthersAndOtherThingsAreNot() {
    for (int i = 0; i < FEW; i++) {
      pace.require(Pace.Kind.CHECK_IN, "one");
    }
    assertEquals(
        ProblemCode.TOO_MANY_REQUESTS,
        assertThrows(Problem.class, () -> pace.require(Pace.Kind.CHECK_IN, "one")).code());
    pace.require(Pace.Kind.CHECK_IN, "other");
    pace.require(Pace.Kind.CALL, "one");
  }

  @Test
  void whatHasNotTurnedOutWellIsNotCounted() {
    for (int i = 0; i <= FEW; i++) {
      pace.requireRoom(Pace.Kind.OPEN_SESSION, "ABC123");
    }
    for (int i = 0; i < FEW; i++) {
      pace.count(Pace.Kind.OPEN_SESSION, "ABC123");
    }
    assertThrows(Problem.class, () -> pace.requireRoom(Pace.Kind.OPEN_SESSION, "ABC123"));
    pace.requireRoom(Pace.Kind.OPEN_SESSION, "DEF456");
  }
}
