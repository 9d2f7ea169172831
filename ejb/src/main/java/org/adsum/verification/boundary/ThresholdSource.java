package org.adsum.verification.boundary;

import org.adsum.verification.entity.Thresholds;

/** The port to the model pack, which knows the thresholds of the model in use. */
public interface ThresholdSource {

  /**
   * The thresholds for a false match rate.
   *
   * @param fmr one that the model's evaluation gives, such as 1e-4
   * @throws IllegalArgumentException when the model's evaluation has no such rate, naming those it
   *     has
   * @throws org.adsum.shared.boundary.Problem face-engine-unavailable, when no model is in use
   */
  Thresholds thresholds(double fmr);
}
