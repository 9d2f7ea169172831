package org.adsum.face.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Puts each identity into one of ten folds, by a seed, so that the folds hold about as many pairs
 * each. A pair of two people whose folds differ belongs to both: it is tested with a threshold
 * chosen without either (see {@link CrossValidation}).
 */
final class IdentityFolds {
  static final int FOLDS = 10;

  private IdentityFolds() {}

  /** The fold of each identity, 0 to 9 (fewer folds when there are fewer identities). */
  static Map<String, Integer> assign(List<Pair> pairs, long seed) {
    TreeMap<String, Integer> weights = new TreeMap<>();
    for (Pair pair : pairs) {
      weights.merge(pair.one().identity(), 1, Integer::sum);
      weights.merge(pair.other().identity(), 1, Integer::sum);
    }
    List<String> identities = new ArrayList<>(weights.keySet());
    Collections.shuffle(identities, new Random(seed));
    identities.sort(Comparator.comparing(weights::get, Comparator.reverseOrder()));
    int folds = Math.min(FOLDS, identities.size());
    int[] load = new int[folds];
    Map<String, Integer> assigned = new HashMap<>();
    for (String identity : identities) {
      int lightest = 0;
      for (int fold = 1; fold < folds; fold++) {
        lightest = load[fold] < load[lightest] ? fold : lightest;
      }
      load[lightest] += weights.get(identity);
      assigned.put(identity, lightest);
    }
    return assigned;
  }
}
