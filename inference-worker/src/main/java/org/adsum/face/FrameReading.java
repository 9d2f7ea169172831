package org.adsum.face;

/**
 * One frame, measured.
 *
 * @param outcome whether the frame is usable
 * @param face the main face, null when none was found
 * @param embedding of the main face; null unless OK in a full reading or {@linkplain
 *     FaceEngine#readWhatever asked for whatever} the outcome
 * @param liveness probability of a live face, 0 to 1; NaN where there is no embedding
 * @param quality of the main face, null when no face was found
 * @param timings of the stages
 */
public record FrameReading(
    Outcome outcome,
    DetectedFace face,
    Embedding embedding,
    double liveness,
    FrameQuality quality,
    Timings timings) {

  /**
   * Of a frame that only the light detector looked at and has nothing against: OK, with a box alone
   * and no embedding.
   */
  static FrameReading glanced(DetectedFace face, Timings timings) {
    return new FrameReading(Outcome.OK, face, null, Double.NaN, null, timings);
  }

  /** Of a frame without a face. */
  static FrameReading failed(Outcome outcome, Timings timings) {
    return failed(outcome, null, null, timings);
  }

  static FrameReading failed(
      Outcome outcome, DetectedFace face, FrameQuality quality, Timings timings) {
    return new FrameReading(outcome, face, null, Double.NaN, quality, timings);
  }

  public boolean usable() {
    return outcome == Outcome.OK;
  }
}
