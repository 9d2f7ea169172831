package org.adsum.verification.entity;

/**
 * What the face engine measured of one attempt.
 *
 * @param outcome OK, or what was wrong with the frames, such as NO_FACE
 * @param similarity cosine between probe and template, null unless OK
 * @param liveness 0 (replay) to 1 (live), null when not measured
 * @param movement whether the moves asked for were made
 * @param usableFrames how many frames counted
 * @param modelId the model that measured
 * @param modelVersion and its version
 * @param millis how long the engine took
 */
public record Measurement(
    String outcome,
    Double similarity,
    Double liveness,
    Movement movement,
    int usableFrames,
    String modelId,
    String modelVersion,
    int millis) {
  /** The outcome of a measurement that gave a similarity. */
  public static final String OK = "OK";

  /** Scores are for the result row alone; a log line must not show them. */
  @Override
  public String toString() {
    return "Measurement[outcome="
        + outcome
        + ", usableFrames="
        + usableFrames
        + ", millis="
        + millis
        + "]";
  }
}
