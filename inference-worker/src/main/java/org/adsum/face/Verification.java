package org.adsum.face;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Several frames compared with the templates of the claimed person.
 *
 * @param outcome OK when enough frames were usable, else the most frequent failure
 * @param similarity cosine: per usable frame the best template, then the median; NaN unless OK
 * @param distance the same number as Euclidean distance; NaN unless OK
 * @param liveness the median over usable frames; NaN unless OK
 * @param usableFrames how many frames were usable
 * @param frames the outcome of each frame, in order
 */
public record Verification(
    Outcome outcome,
    double similarity,
    double distance,
    double liveness,
    int usableFrames,
    List<Outcome> frames) {

  /**
   * Compares. At least half of the frames (rounded up) must be usable.
   *
   * @throws IllegalArgumentException when there is no probe or no template
   */
  static Verification of(List<FrameReading> probes, List<Embedding> templates) {
    if (probes.isEmpty() || templates.isEmpty()) {
      throw new IllegalArgumentException("A verification needs a frame and a template");
    }
    List<Outcome> outcomes = probes.stream().map(FrameReading::outcome).toList();
    List<FrameReading> usable = probes.stream().filter(FrameReading::usable).toList();
    if (usable.size() < (probes.size() + 1) / 2) {
      return new Verification(
          mostFrequentFailure(outcomes),
          Double.NaN,
          Double.NaN,
          Double.NaN,
          usable.size(),
          outcomes);
    }
    double similarity =
        median(usable.stream().mapToDouble(probe -> best(probe, templates)).toArray());
    double liveness = median(usable.stream().mapToDouble(FrameReading::liveness).toArray());
    return new Verification(
        Outcome.OK,
        similarity,
        Embedding.distanceOf(similarity),
        liveness,
        usable.size(),
        outcomes);
  }

  private static double best(FrameReading probe, List<Embedding> templates) {
    return templates.stream()
        .mapToDouble(template -> probe.embedding().similarity(template))
        .max()
        .orElseThrow();
  }

  /** The first seen wins a tie, so that the same frames give the same answer. */
  private static Outcome mostFrequentFailure(List<Outcome> outcomes) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    outcomes.stream()
        .filter(outcome -> outcome != Outcome.OK)
        .forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    Outcome found = null;
    for (Outcome outcome : outcomes) {
      if (outcome != Outcome.OK && (found == null || counts.get(outcome) > counts.get(found))) {
        found = outcome;
      }
    }
    return found;
  }

  private static double median(double[] values) {
    java.util.Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
