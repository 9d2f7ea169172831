package org.adsum.face;

import java.util.List;
import java.util.Objects;

/**
 * Whether a face stays where one face can be from frame to frame: between neighbouring frames its
 * centre moves by no more than {@value #STEP} of its heights and its height changes by no more than
 * {@value #GROWTH} times. Frames of one size, a fraction of a second to some seconds apart.
 */
final class Continuity {
  static final double STEP = 1.0;
  static final double GROWTH = 2.0;

  private Continuity() {}

  /** Frames without a face are passed over. */
  static boolean holds(List<FrameReading> readings) {
    List<FaceBox> boxes =
        readings.stream()
            .map(FrameReading::face)
            .filter(Objects::nonNull)
            .map(DetectedFace::box)
            .toList();
    for (int i = 1; i < boxes.size(); i++) {
      FaceBox before = boxes.get(i - 1);
      FaceBox after = boxes.get(i);
      double higher = Math.max(before.height(), after.height());
      double lower = Math.min(before.height(), after.height());
      if (before.centre().distanceTo(after.centre()) > STEP * higher || higher > GROWTH * lower) {
        return false;
      }
    }
    return true;
  }
}
