package org.adsum.load;

import java.time.Duration;

/**
 * How much load, and of what kind. The same settings with the same seed give the same scripts.
 *
 * @param students how many check in
 * @param sections over how many sections they are spread, each with a session of its own
 * @param within the span over which they arrive
 * @param seed of everything that is drawn
 * @param route by face, by the code that is typed, or half of each
 * @param shares how many do what
 * @param patience how long a student goes on trying after the arrival, and waits for a verdict
 * @param ownConnections whether each phone has TLS connections of its own
 */
public record LoadSettings(
    int students,
    int sections,
    Duration within,
    long seed,
    Route route,
    Shares shares,
    Duration patience,
    boolean ownConnections) {

  /** The way in. */
  public enum Route {
    FACE,
    CODE,
    MIXED
  }

  /**
   * Parts of all students, from 0 to 1, drawn independently of each other.
   *
   * @param wrongFace show somebody else's face
   * @param duplicate send the same request twice at once, with the same key
   * @param lateCode first try a code that is older than the grace
   * @param closedSession first try the code of a session that is over
   * @param impatient break the connection of the first submission off and send it again
   * @param push hear of the verdict by the live line; the others ask again and again
   */
  public record Shares(
      double wrongFace,
      double duplicate,
      double lateCode,
      double closedSession,
      double impatient,
      double push) {
    public static final Shares USUAL = new Shares(0.03, 0.05, 0.03, 0.02, 0.03, 0.7);

    /** Everybody does it right the first time: for measurements of one thing. */
    public static final Shares NONE = new Shares(0, 0, 0, 0, 0, 0.7);
  }

  private static final int STUDENTS_A_SECTION = 250;

  /** Students by face with the usual shares. */
  public static LoadSettings of(int students, Duration within, long seed) {
    return new LoadSettings(
        students,
        (students + STUDENTS_A_SECTION - 1) / STUDENTS_A_SECTION,
        within,
        seed,
        Route.FACE,
        Shares.USUAL,
        Duration.ofSeconds(180),
        true);
  }

  /** The same with another route. */
  public LoadSettings by(Route other) {
    return new LoadSettings(
        students, sections, within, seed, other, shares, patience, ownConnections);
  }

  /** The same with other shares. */
  public LoadSettings with(Shares other) {
    return new LoadSettings(
        students, sections, within, seed, route, other, patience, ownConnections);
  }

  /** The same with another seed. */
  public LoadSettings seeded(long other) {
    return new LoadSettings(
        students, sections, within, other, route, shares, patience, ownConnections);
  }

  /** The same with other patience. */
  public LoadSettings patient(Duration other) {
    return new LoadSettings(students, sections, within, seed, route, shares, other, ownConnections);
  }

  /** The same with all phones on shared connections, or not. */
  public LoadSettings connections(boolean own) {
    return new LoadSettings(students, sections, within, seed, route, shares, patience, own);
  }

  /** The same over another number of sections. */
  public LoadSettings over(int other) {
    return new LoadSettings(students, other, within, seed, route, shares, patience, ownConnections);
  }
}
