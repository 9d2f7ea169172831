package org.adsum.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What goes wrong in which order: drawn from a seed, the same for the same seed and numbers. */
final class ChaosPlan {
  /** What a trouble takes with its healing, roughly, in seconds; decides the gaps only. */
  private static final double SERVER = 20;

  private static final double OTHER = 8;
  private static final double SHORTEST_GAP = 1;

  private ChaosPlan() {}

  /**
   * Draws a plan.
   *
   * @param minutes how long it is meant to take
   * @param kills of the server; less than 0: as many as fit
   * @param databaseKills of the database; less than 0: a third of those
   */
  static List<Trouble> draw(int minutes, long seed, int kills, int databaseKills) {
    Random random = new Random(seed);
    int ofServer = kills >= 0 ? kills : Math.max(1, minutes);
    int ofDatabase = databaseKills >= 0 ? databaseKills : Math.max(1, ofServer / 3);
    int rounds = Math.max(1, minutes / 5);
    List<Trouble.Kind> kinds = new ArrayList<>();
    kinds.addAll(Collections.nCopies(ofServer, Trouble.Kind.KILL_SERVER));
    kinds.addAll(Collections.nCopies(ofDatabase, Trouble.Kind.KILL_DATABASE));
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      if (kind != Trouble.Kind.KILL_SERVER && kind != Trouble.Kind.KILL_DATABASE) {
        kinds.addAll(Collections.nCopies(rounds, kind));
      }
    }
    Collections.shuffle(kinds, random);
    double busy = (ofServer + rounds) * SERVER + (kinds.size() - ofServer - rounds) * OTHER;
    double gap = Math.max(SHORTEST_GAP, (minutes * 60 - busy) / kinds.size());
    List<Trouble> plan = new ArrayList<>();
    for (Trouble.Kind kind : kinds) {
      plan.add(kind.drawn(plan.size() + 1, gap, random));
    }
    return plan;
  }
}
