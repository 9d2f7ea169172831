package org.adsum.verification.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OperatingPointTest {
  private static final OperatingPoint POINT = new OperatingPoint(1e-4, 0.411, 0.9748, "LFW");

  @Test
  void saysItsRatesInNumbersOfPeople() {
    assertEquals(25, POINT.refusedOfThousand());
    assertEquals(10_000, POINT.strangersForOne());
  }

  @Test
  void cosineAndDistanceAreTwoViewsOfOneNumber() {
    assertEquals(1.085, POINT.distance(), 0.0005);
  }

  @Test
  void isForTheRateThatItWasChosenFor() {
    assertTrue(POINT.isFor(0.0001));
    assertTrue(POINT.isFor(1e-5 * 10));
    assertFalse(POINT.isFor(1e-3));
  }
}
