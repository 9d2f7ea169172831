package org.adsum.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTest {
  private static List<Soak.Left> rounds(int count, IntToDoubleFunction heap) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Soak.Left(
                    heap.applyAsDouble(i), 900, 140, 600, 0, 100.0 * i, 95.0 * i, 400.0 * i))
        .toList();
  }

  @Test
  void whatStaysIsFlatThoughOneRoundIsOdd() {
    Soak.Result result = Soak.judge(rounds(12, i -> i == 7 ? 400 : 200), List.of());
    assertTrue(result.good(), result.table().toString());
  }

  @Test
  void aHeapThatGrowsSlowlyIsNotFlat() {
    Soak.Result result = Soak.judge(rounds(12, i -> 200 + 3 * i), List.of());
    assertFalse(result.good());
    assertEquals(
        List.of("heap after collection, MB"),
        result.verdicts().stream().filter(v -> !v.flat()).map(Soak.Verdict::name).toList());
  }

  @Test
  void warmingUpIsNotHeldAgainstTheServer() {
    assertTrue(Soak.judge(rounds(12, i -> i < 3 ? 50 : 200), List.of()).good());
  }

  @Test
  void fewRoundsOrAnythingFoundIsNoPass() {
    assertFalse(Soak.judge(rounds(3, i -> 200), List.of()).good());
    assertFalse(Soak.judge(rounds(12, i -> 200), List.of("round 1: lost")).good());
  }

  @Test
  void theSlopeIsTheMedianOfAllPairs() {
    assertEquals(2, Soak.slope(new double[] {1, 3, 5, 700, 9}), 1e-9);
  }
}
