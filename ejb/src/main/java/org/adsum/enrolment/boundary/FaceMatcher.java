package org.adsum.enrolment.boundary;

/**
 * The port to the face engine's comparing of many vectors, for the one place that is not 1:1: the
 * search for double enrolments.
 */
public interface FaceMatcher {

  /**
   * The cosine of the probe with each of the others.
   *
   * @param probe a unit vector
   * @param others unit vectors of the same model, one behind the other
   * @return one value for each
   * @throws IllegalArgumentException when {@code others} are not whole vectors of the probe's size
   */
  float[] similarities(float[] probe, float[] others);

  /**
   * The cosine that two people's photos reach at a false match rate. For rates below those that the
   * model was evaluated at it is extrapolated from the strictest two, and never lower than the
   * strictest one.
   *
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable
   */
  double alikeFrom(double falseMatchRate);
}
