package org.adsum.face.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.adsum.face.evaluate.CrossValidation.Scored;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  @Test
  void theBestThresholdLiesHalfwayBetweenTheScoresItParts() {
    List<Scored> known =
        List.of(
            new Scored(0.9, true, 0, 0),
            new Scored(0.6, true, 0, 0),
            new Scored(0.4, false, 0, 0),
            new Scored(0.1, false, 0, 0));
    assertEquals(0.5, CrossValidation.bestThreshold(known), 1e-12);
  }

  @Test
  void aFoldIsJudgedByTheOthersThreshold() {
    // Folds 1 to 3 part at 0.5, fold 0 would part at 0.25: its genuine pair at 0.3 is an error.
    List<Scored> pairs = new ArrayList<>();
    for (int fold = 1; fold <= 3; fold++) {
      pairs.add(new Scored(0.6, true, fold, fold));
      pairs.add(new Scored(0.4, false, fold, fold));
    }
    pairs.add(new Scored(0.3, true, 0, 0));
    pairs.add(new Scored(0.2, false, 0, 0));
    CrossValidation.Accuracy accuracy = new CrossValidation(pairs).accuracy(true);
    assertEquals(List.of(0.5, 1.0, 1.0, 1.0), accuracy.folds());
    assertEquals(3.5 / 4, accuracy.mean(), 1e-12);
    // Squares: (3/8)² + 3 (1/8)² = 3/16, over n - 1 = 3, makes 1/16.
    assertEquals(0.25, accuracy.deviation(), 1e-12);
  }

  @Test
  void aPairThatCouldNotBeComparedIsAnErrorOrLeftOut() {
    List<Scored> pairs = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      pairs.add(new Scored(0.6, true, fold, fold));
      pairs.add(new Scored(0.4, false, fold, fold));
    }
    pairs.add(new Scored(Double.NaN, false, 0, 0));
    pairs.add(new Scored(Double.NaN, true, 0, 0));
    CrossValidation validation = new CrossValidation(pairs);
    assertEquals(List.of(0.5, 1.0, 1.0), validation.accuracy(true).folds());
    assertEquals(List.of(1.0, 1.0, 1.0), validation.accuracy(false).folds());
  }

  @Test
  void noIdentityIsOnBothSidesOfASplit() {
    List<Pair> pairs = manyPairs();
    Map<String, Integer> folds = IdentityFolds.assign(pairs, 1);
    int tested = 0;
    for (Pair judged : pairs) {
      Set<Integer> left =
          Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).stream()
              .filter(f -> !f.equals(fold(folds, judged.one())))
              .filter(f -> !f.equals(fold(folds, judged.other())))
              .collect(java.util.stream.Collectors.toSet());
      Set<String> trained = new HashSet<>();
      for (Pair other : pairs) {
        if (left.contains(fold(folds, other.one())) && left.contains(fold(folds, other.other()))) {
          trained.add(other.one().identity());
          trained.add(other.other().identity());
        }
      }
      assertTrue(!trained.contains(judged.one().identity()), judged + " is known");
      assertTrue(!trained.contains(judged.other().identity()), judged + " is known");
      assertTrue(trained.size() > 50, "most people are left to choose the threshold");
      tested++;
    }
    assertEquals(pairs.size(), tested);
  }

  @Test
  void theFoldsFollowTheSeedAndHoldAboutTheSamePairs() {
    List<Pair> pairs = manyPairs();
    assertEquals(IdentityFolds.assign(pairs, 1), IdentityFolds.assign(pairs, 1));
    assertTrue(!IdentityFolds.assign(pairs, 1).equals(IdentityFolds.assign(pairs, 2)));
    int[] load = new int[10];
    Map<String, Integer> folds = IdentityFolds.assign(pairs, 1);
    for (Pair pair : pairs) {
      load[fold(folds, pair.one())]++;
      load[fold(folds, pair.other())]++;
    }
    for (int each : load) {
      assertEquals(2.0 * pairs.size() / 10, each, 0.05 * 2 * pairs.size() / 10);
    }
  }

  private static Integer fold(Map<String, Integer> folds, Pair.Photo photo) {
    return folds.get(photo.identity());
  }

  private static List<Pair> manyPairs() {
    Random random = new Random(2);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String one = "p" + random.nextInt(120);
      String other = "p" + random.nextInt(120);
      pairs.add(new Pair(new Pair.Photo(one, 1), new Pair.Photo(one, 2), Pair.NO_FOLD));
      if (!one.equals(other)) {
        pairs.add(new Pair(new Pair.Photo(one, 1), new Pair.Photo(other, 1), Pair.NO_FOLD));
      }
    }
    return pairs;
  }
}
