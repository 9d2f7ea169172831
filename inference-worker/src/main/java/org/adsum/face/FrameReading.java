package org.adsum.face;

/**
 * One frame, measured.
 *
 * @param outcome whether the frame is usable
 * @param embedding of the main face, null unless OK
 * @param liveness probability of a live face, 0 to 1; NaN unless OK
 * @param quality of the main face, null when no face was found
 * @param timings of the stages
 */
public record FrameReading(
    Outcome outcome, Embedding embedding, double liveness, FrameQuality quality, Timings timings) {

  static FrameReading failed(Outcome outcome, FrameQuality quality, Timings timings) {
    return new FrameReading(outcome, null, Double.NaN, quality, timings);
  }

  public boolean usable() {
    return outcome == Outcome.OK;
  }
}
