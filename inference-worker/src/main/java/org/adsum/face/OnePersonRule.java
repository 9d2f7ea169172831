package org.adsum.face;

import java.util.List;
import org.adsum.models.ModelDescriptor;

/**
 * Whether the frames of a probe show one person: every usable frame is compared with the best one.
 *
 * @param front lowest similarity of a frontal frame
 * @param turned lowest similarity of a frame of a move; lower, because a turned head looks less
 *     like its own frontal picture
 */
record OnePersonRule(double front, double turned) {
  private static final double FRONT_FMR = 1e-3;
  private static final double TURNED_FMR = 1e-2;

  /**
   * With the thresholds that the model was evaluated at.
   *
   * @throws IllegalStateException when it was not evaluated at 1e-2 and 1e-3
   */
  static OnePersonRule of(ModelDescriptor model) {
    return new OnePersonRule(threshold(model, FRONT_FMR), threshold(model, TURNED_FMR));
  }

  private static double threshold(ModelDescriptor model, double fmr) {
    return model
        .thresholdFor(fmr)
        .map(ModelDescriptor.Threshold::value)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Model %s was not evaluated at a false match rate of %s"
                        .formatted(model.id(), fmr)));
  }

  boolean holds(List<Place> places, List<FrameReading> readings, int best) {
    Embedding reference = readings.get(best).embedding();
    for (int i = 0; i < places.size(); i++) {
      FrameReading reading = readings.get(i);
      double least = places.get(i) == Place.FRONT ? front : turned;
      if (reading.usable() && reading.embedding().similarity(reference) < least) {
        return false;
      }
    }
    return true;
  }
}
