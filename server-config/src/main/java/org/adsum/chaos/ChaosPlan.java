package org.adsum.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What goes wrong in which order: drawn from a seed, the same for the same seed and numbers. */
final class ChaosPlan {
  private static final int MINUTES_A_ROUND = 11;
  private static final double LATEST_BESIDE = 20;

  private ChaosPlan() {}

  /**
   * Draws a plan.
   *
   * @param minutes how long it is meant to take
   * @param kills of the server; less than 0: as many as fit
   * @param databaseKills of the database; less than 0: a third of those
   * @param only the kinds that are wanted
   */
  static List<Trouble> draw(
      int minutes, long seed, int kills, int databaseKills, Set<Trouble.Kind> only) {
    Random random = new Random(seed);
    int ofServer = kills >= 0 ? kills : Math.max(1, minutes);
    int ofDatabase = databaseKills >= 0 ? databaseKills : Math.max(1, ofServer / 3);
    int rounds = Math.max(1, minutes / MINUTES_A_ROUND);
    List<Trouble.Kind> kinds = new ArrayList<>();
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      int count =
          switch (kind) {
            case KILL_SERVER -> ofServer;
            case KILL_DATABASE -> ofDatabase;
            default -> rounds;
          };
      kinds.addAll(Collections.nCopies(only.contains(kind) ? count : 0, kind));
    }
    Collections.shuffle(kinds, random);
    List<Trouble> plan = new ArrayList<>();
    boolean starting = false;
    for (Trouble.Kind kind : kinds) {
      Trouble trouble = kind.drawn(plan.size() + 1, random);
      if (starting && Trouble.Kind.BESIDES.contains(kind) && random.nextInt(3) > 0) {
        trouble = trouble.beside(LATEST_BESIDE * random.nextDouble());
      }
      starting = Trouble.Kind.STARTS.contains(kind);
      plan.add(trouble);
    }
    return plan;
  }
}
