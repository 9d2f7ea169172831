package org.adsum.face;

import java.util.List;

/**
 * A probe compared with the templates of the claimed person.
 *
 * @param outcome of the probe; numbers only when it is OK
 * @param similarity cosine of the best frame with the most similar template; NaN unless OK
 * @param distance the same number as Euclidean distance; NaN unless OK
 * @param liveness fused over the probe's frames; NaN unless OK
 * @param movement whether the moves asked for were made
 * @param usableFrames how many FRONT frames were usable
 * @param frames the outcome of each frame, in order
 */
public record Verification(
    Outcome outcome,
    double similarity,
    double distance,
    double liveness,
    Movement movement,
    int usableFrames,
    List<Outcome> frames) {

  /**
   * Compares.
   *
   * @throws IllegalArgumentException when there is no template
   */
  static Verification of(Probe probe, List<Embedding> templates) {
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("A verification needs a template");
    }
    double similarity =
        probe.outcome() == Outcome.OK
            ? best(probe.readings().get(probe.best()), templates)
            : Double.NaN;
    return new Verification(
        probe.outcome(),
        similarity,
        Embedding.distanceOf(similarity),
        probe.liveness(),
        probe.movement(),
        probe.usableFrames(),
        probe.readings().stream().map(FrameReading::outcome).toList());
  }

  private static double best(FrameReading frame, List<Embedding> templates) {
    return templates.stream()
        .mapToDouble(template -> frame.embedding().similarity(template))
        .max()
        .orElseThrow();
  }
}
