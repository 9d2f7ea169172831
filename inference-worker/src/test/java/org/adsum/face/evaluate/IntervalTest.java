package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void sharesHaveThePublishedExactIntervals() {
    // Clopper and Pearson 1934 as tabulated: 5 of 10, 0 of 10, 10 of 10, 1 of 20, 15 of 100.
    assertInterval(0.1871, 0.8129, Interval.ofShare(5, 10));
    assertInterval(0, 0.3085, Interval.ofShare(0, 10));
    assertInterval(0.6915, 1, Interval.ofShare(10, 10));
    assertInterval(0.0013, 0.2487, Interval.ofShare(1, 20));
    assertInterval(0.0865, 0.2353, Interval.ofShare(15, 100));
  }

  @Test
  void noneOfManyIsBoundedByTheClosedForm() {
    assertEquals(1 - Math.pow(0.025, 1 / 485.0), Interval.ofShare(0, 485).high(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> Interval.ofShare(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Interval.ofShare(3, 2));
  }

  @Test
  void repetitionsLoseTheirTails() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> 999 - i).toArray();
    assertEquals(new Interval(25, 974), Interval.ofRepetitions(values));
  }

  private static void assertInterval(double low, double high, Interval actual) {
    assertEquals(low, actual.low(), 5e-5);
    assertEquals(high, actual.high(), 5e-5);
  }
}
