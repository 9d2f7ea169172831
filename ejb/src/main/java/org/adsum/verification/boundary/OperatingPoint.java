package org.adsum.verification.boundary;

/**
 * A threshold that an evaluation gives, and what it means. Rates are those of single comparisons in
 * that evaluation, not a promise about other people and cameras.
 *
 * @param falseMatchRate share of strangers who reach the similarity
 * @param similarity cosine from which on it is the person
 * @param trueMatchRate share of comparisons of a person with themselves that reach it
 * @param evaluation the data and the protocol
 */
public record OperatingPoint(
    double falseMatchRate, double similarity, double trueMatchRate, String evaluation) {
  private static final int HONEST = 1000;

  /** The same threshold as the Euclidean distance of unit vectors, 0 to 2: d² = 2 − 2·cos. */
  public double distance() {
    return distanceOf(similarity);
  }

  /** The Euclidean distance of unit vectors of that cosine. */
  public static double distanceOf(double similarity) {
    return Math.sqrt(Math.max(0, 2 - 2 * similarity));
  }

  /** Of 1,000 honest comparisons, how many are refused. */
  public long refusedOfThousand() {
    return Math.round((1 - trueMatchRate) * HONEST);
  }

  /** Of how many strangers one passes. */
  public long strangersForOne() {
    return Math.round(1 / falseMatchRate);
  }

  /** Whether it was chosen for that false match rate. */
  public boolean isFor(double rate) {
    return Math.abs(falseMatchRate / rate - 1) < 1e-6;
  }
}
