package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocTest {
  @Test
  void aTieCountsHalfInTheArea() {
    // Of 3 x 4 comparisons of a genuine with an impostor score: 0.9 beats all 4, 0.5 beats 2 and
    // ties with 1 (2.5), 0.2 beats 1 and ties with 0: 7.5 of 12.
    Roc roc = Roc.of(new double[] {0.9, 0.5, 0.2}, new double[] {0.1, 0.3, 0.5, 0.8});
    assertEquals(7.5 / 12, roc.auc(), 1e-12);
    assertEquals(0.5, Roc.of(new double[] {1, 1}, new double[] {1, 1, 1}).auc(), 1e-12);
    assertEquals(1, Roc.of(new double[] {0.6, 0.7}, new double[] {0.1, 0.2}).auc(), 1e-12);
    assertEquals(0, Roc.of(new double[] {0.1, 0.2}, new double[] {0.6, 0.7}).auc(), 1e-12);
  }

  @Test
  void theAreaIsThatOfCountingAllPairsOfScores() {
    Random random = new Random(7);
    double[] genuine = random.doubles(60).map(v -> Math.round((v + 0.3) * 20) / 20.0).toArray();
    double[] impostors = random.doubles(90).map(v -> Math.round(v * 20) / 20.0).toArray();
    double wins = 0;
    for (double g : genuine) {
      for (double i : impostors) {
        wins += g > i ? 1 : g == i ? 0.5 : 0;
      }
    }
    assertEquals(
        wins / (genuine.length * impostors.length), Roc.of(genuine, impostors).auc(), 1e-12);
  }

  @Test
  void equalErrorIsWhereTheRatesCross() {
    // At 0.6 one of four genuine is refused and one of four impostors accepted.
    Roc exact = Roc.of(new double[] {0.9, 0.8, 0.6, 0.2}, new double[] {0.7, 0.5, 0.4, 0.1});
    assertEquals(0.25, exact.equalError().rate(), 1e-12);
    assertEquals(0.6, exact.equalError().threshold(), 1e-12);
    assertEquals(
        0, Roc.of(new double[] {0.9, 0.8}, new double[] {0.2, 0.1}).equalError().rate(), 1e-12);
  }

  @Test
  void equalErrorIsInterpolatedBetweenTwoPoints() {
    // At 0.9: false 0, missed 1/2. At 0.5: false 1, missed 1/2. The rates cross at 1/2, halfway.
    Roc roc = Roc.of(new double[] {0.9, 0.1}, new double[] {0.5});
    assertEquals(0.5, roc.equalError().rate(), 1e-12);
    assertEquals(0.7, roc.equalError().threshold(), 1e-12);
  }

  @Test
  void theThresholdKeepsTheFalseMatchRateAndIsTheLeastStrictThatDoes() {
    double[] impostors = new double[1000];
    java.util.Arrays.setAll(impostors, i -> i / 1000.0);
    Roc roc = Roc.of(new double[] {0.95, 0.9895, 0.999}, impostors);
    Roc.Point point = roc.at(1e-2).orElseThrow();
    assertEquals(0.9895, point.threshold(), 1e-12);
    assertEquals(10, point.impostorsAccepted());
    assertEquals(2, point.genuineAccepted());
    assertEquals(0.01, point.falseMatchRate(), 1e-12);
    assertEquals(2 / 3.0, point.trueMatchRate(), 1e-12);
    assertEquals(1, roc.at(1e-3).orElseThrow().impostorsAccepted());
  }

  @Test
  void aRateThatTheImpostorsCannotShowGetsNoThreshold() {
    double[] impostors = new double[1000];
    java.util.Arrays.setAll(impostors, i -> i / 1000.0);
    Roc roc = Roc.of(new double[] {0.95}, impostors);
    assertTrue(roc.at(1e-4).isEmpty());
    assertEquals(0.003, Interval.ruleOfThree(1000), 1e-12);
  }

  @Test
  void aTieIsAcceptedWholeOrNotAtAll() {
    Roc roc = Roc.of(new double[] {0.9}, new double[] {0.5, 0.5, 0.5, 0.1});
    assertEquals(0, roc.at(0.5).orElseThrow().impostorsAccepted());
    assertEquals(3, roc.at(0.75).orElseThrow().impostorsAccepted());
    assertTrue(Roc.of(new double[] {0.4}, new double[] {0.5, 0.5, 0.5, 0.5}).at(0.5).isEmpty());
  }

  @Test
  void oneKindAloneMakesNoCurve() {
    assertThrows(IllegalArgumentException.class, () -> Roc.of(new double[0], new double[] {0.1}));
    assertThrows(IllegalArgumentException.class, () -> Roc.of(new double[] {0.1}, new double[0]));
  }
}
