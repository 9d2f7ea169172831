package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.adsum.face.Embedding;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<Double> RATES = List.of(1e-2, 1e-3);

  @Test
  void theSameSeedGivesTheSameIntervals() {
    Comparisons comparisons = comparisons(40, 5);
    assertEquals(
        new Bootstrap(comparisons, 200, 3).at(RATES), new Bootstrap(comparisons, 200, 3).at(RATES));
    assertEquals(
        new Bootstrap(comparisons, 50, 3).overall(), new Bootstrap(comparisons, 50, 3).overall());
    assertNotEquals(
        new Bootstrap(comparisons, 200, 3).at(RATES), new Bootstrap(comparisons, 200, 4).at(RATES));
  }

  @Test
  void theIntervalHoldsTheFigureOfTheWholeSample() {
    AllPairs.Result all = allPairs(40, 5);
    double whole = all.curve().at(1e-2).orElseThrow().trueMatchRate();
    Bootstrap.AtRate at = new Bootstrap(all.comparisons(), 500, 1).at(RATES).get(0);
    assertTrue(at.trueMatchRate().low() <= whole, at + " " + whole);
    assertTrue(at.trueMatchRate().high() >= whole, at + " " + whole);
    assertTrue(at.trueMatchRate().high() > at.trueMatchRate().low());
  }

  @Test
  void oneHardPersonWidensTheIntervalMoreThanAsManyScatteredFailures() {
    // Ten refused comparisons of 100: of one person, or one each of ten people.
    Interval together = genuineInterval(i -> i / 10 == 0);
    Interval scattered = genuineInterval(i -> i % 10 == 0);
    assertTrue(
        together.high() - together.low() > 1.5 * (scattered.high() - scattered.low()),
        together + " " + scattered);
  }

  private static Interval genuineInterval(java.util.function.IntPredicate refused) {
    List<Comparisons.Compared> list = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.add(new Comparisons.Compared(refused.test(i) ? 0.1 : 0.9, i / 10, i / 10));
      // Every impostor score is 0.5 or below.
      list.add(new Comparisons.Compared(0.5 * (i % 7) / 7, i / 10, (i / 10 + 1 + i % 3) % 10));
    }
    Comparisons comparisons = Comparisons.of(list);
    return new Bootstrap(comparisons, 1000, 1).at(List.of(0.05)).get(0).trueMatchRate();
  }

  @Test
  void everyPairIsComparedOnce() {
    int people = 12;
    int each = 11;
    AllPairs.Result all = allPairs(people, each);
    long photos = people * each;
    long genuine = people * each * (each - 1L) / 2;
    assertEquals(genuine, all.curve().genuine());
    assertEquals(photos * (photos - 1) / 2 - genuine, all.curve().impostors());
    assertEquals(all.curve().impostors(), all.comparisons().impostorCount());
    assertTrue(all.comparisons().complete());
  }

  @Test
  void countedScoresGiveTheRatesOfTheScoresThemselves() {
    AllPairs.Result all = allPairs(40, 5);
    double[] impostors = new double[all.comparisons().impostors().length];
    java.util.Arrays.setAll(impostors, i -> all.comparisons().impostors()[i]);
    Roc exact = Roc.of(all.comparisons().genuine(), impostors);
    assertEquals(exact.auc(), all.curve().auc(), 1e-5);
    for (double rate : RATES) {
      Roc.Point counted = all.curve().at(rate).orElseThrow();
      assertEquals(exact.at(rate).orElseThrow().threshold(), counted.threshold(), 4e-6);
      assertTrue(counted.falseMatchRate() <= rate);
    }
  }

  private static Comparisons comparisons(int people, int each) {
    return allPairs(people, each).comparisons();
  }

  /** People as random directions, photos scattered around them. */
  private static AllPairs.Result allPairs(int people, int each) {
    Random random = new Random(5);
    List<Embedding> embeddings = new ArrayList<>();
    int[] person = new int[people * each];
    for (int p = 0; p < people; p++) {
      float[] centre = vector(random, 1);
      for (int i = 0; i < each; i++) {
        float[] photo = vector(random, 1.1);
        for (int k = 0; k < photo.length; k++) {
          photo[k] += centre[k];
        }
        person[embeddings.size()] = p;
        embeddings.add(Embedding.of(photo));
      }
    }
    return new AllPairs(embeddings, person).compare(1);
  }

  private static float[] vector(Random random, double length) {
    float[] vector = new float[16];
    for (int k = 0; k < vector.length; k++) {
      vector[k] = (float) (length * random.nextGaussian());
    }
    return vector;
  }
}
