package org.adsum.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one student will do, and what must come of it.
 *
 * @param number of the student, from 0
 * @param arrivesAt milliseconds after the start
 * @param byCode whether a code is typed instead of a face shown
 * @param wrongFace shows somebody else's face
 * @param duplicate sends everything twice
 * @param lateCode tries an old code first
 * @param closedSession tries the code of a session that is over first
 * @param impatient breaks the first submission off
 * @param push hears of the verdict by the live line
 * @param random the student's own, for pauses
 */
public record Script(
    int number,
    long arrivesAt,
    boolean byCode,
    boolean wrongFace,
    boolean duplicate,
    boolean lateCode,
    boolean closedSession,
    boolean impatient,
    boolean push,
    Random random) {

  /** The state in which the student's check-in must end. */
  public String expected() {
    return byCode ? "REVIEW" : wrongFace ? "REJECTED" : "ACCEPTED";
  }

  /** The scripts of everybody, in the order of their numbers. */
  static List<Script> draw(LoadSettings settings) {
    Random random = new Random(settings.seed());
    LoadSettings.Shares shares = settings.shares();
    List<Script> scripts = new ArrayList<>();
    for (int i = 0; i < settings.students(); i++) {
      boolean byCode =
          switch (settings.route()) {
            case FACE -> false;
            case CODE -> true;
            case MIXED -> i % 2 == 1;
          };
      long arrives = (long) (random.nextDouble() * settings.within().toMillis());
      boolean late = random.nextDouble() < shares.lateCode();
      scripts.add(
          new Script(
              i,
              // An old code exists only when the session has been open for a while.
              late ? settings.within().toMillis() : arrives,
              byCode,
              random.nextDouble() < shares.wrongFace() && !byCode,
              random.nextDouble() < shares.duplicate(),
              late,
              random.nextDouble() < shares.closedSession(),
              random.nextDouble() < shares.impatient(),
              random.nextDouble() < shares.push(),
              new Random(random.nextLong())));
    }
    return scripts;
  }
}
