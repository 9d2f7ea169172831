package org.adsum.face;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The frames of one check-in, read together.
 *
 * @param outcome OK when they can be compared with a person's templates, else what was wrong
 * @param places of the frames, in order
 * @param readings of the frames, in order
 * @param movement whether the moves that the places ask for were made
 * @param best the frame that is compared: of the usable FRONT frames the one of the best {@link
 *     FrameQuality#score}; -1 unless OK
 * @param liveness of the usable FRONT frames that were read, together, 0 to 1; NaN unless OK
 */
public record Probe(
    Outcome outcome,
    List<Place> places,
    List<FrameReading> readings,
    Movement movement,
    int best,
    double liveness) {

  /**
   * From frames that were all read in full. At least half of the FRONT frames (rounded up) must be
   * usable, otherwise their most frequent failure is the outcome.
   *
   * @throws IllegalArgumentException when no frame is FRONT, or there is not one place a reading
   */
  static Probe of(List<Place> places, List<FrameReading> readings, OnePersonRule onePerson) {
    if (places.size() != readings.size() || !places.contains(Place.FRONT)) {
      throw new IllegalArgumentException("A probe needs a frontal frame and a place a frame");
    }
    List<Integer> front =
        IntStream.range(0, places.size())
            .filter(i -> places.get(i) == Place.FRONT)
            .boxed()
            .toList();
    List<Integer> usable = front.stream().filter(i -> readings.get(i).usable()).toList();
    if (usable.size() < (front.size() + 1) / 2) {
      List<Outcome> outcomes = front.stream().map(i -> readings.get(i).outcome()).toList();
      return failed(mostFrequentFailure(outcomes), places, readings);
    }
    int best =
        usable.stream()
            .max(Comparator.comparingDouble(i -> readings.get(i).quality().score()))
            .orElseThrow();
    if (!onePerson.holds(places, readings, best)) {
      return failed(Outcome.PERSON_CHANGED, places, readings);
    }
    double liveness = fused(usable.stream().mapToDouble(i -> readings.get(i).liveness()).toArray());
    return new Probe(
        Outcome.OK,
        List.copyOf(places),
        List.copyOf(readings),
        MovementRule.judge(places, readings),
        best,
        liveness);
  }

  /**
   * From FRONT frames of which one was read in full and the others only looked at.
   *
   * @param best the frame that was read and is usable, or -1
   */
  static Probe ofBest(List<FrameReading> readings, int best) {
    List<Place> places = Collections.nCopies(readings.size(), Place.FRONT);
    List<Outcome> outcomes = readings.stream().map(FrameReading::outcome).toList();
    long usable = readings.stream().filter(FrameReading::usable).count();
    if (outcomes.contains(Outcome.SEVERAL_FACES)) {
      return failed(Outcome.SEVERAL_FACES, places, readings);
    }
    if (best < 0 || usable < (readings.size() + 1) / 2) {
      return failed(mostFrequentFailure(outcomes), places, readings);
    }
    if (!Continuity.holds(readings)) {
      return failed(Outcome.PERSON_CHANGED, places, readings);
    }
    return new Probe(
        Outcome.OK,
        places,
        List.copyOf(readings),
        Movement.NOT_ASKED,
        best,
        readings.get(best).liveness());
  }

  private static Probe failed(Outcome why, List<Place> places, List<FrameReading> readings) {
    boolean asked = places.stream().anyMatch(place -> place != Place.FRONT);
    return new Probe(
        why,
        List.copyOf(places),
        List.copyOf(readings),
        asked ? Movement.NOT_DONE : Movement.NOT_ASKED,
        -1,
        Double.NaN);
  }

  /** How many FRONT frames were usable. */
  public int usableFrames() {
    return (int)
        IntStream.range(0, places.size())
            .filter(i -> places.get(i) == Place.FRONT && readings.get(i).usable())
            .count();
  }

  /** The first seen wins a tie, so that the same frames give the same answer. */
  private static Outcome mostFrequentFailure(List<Outcome> outcomes) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    List<Outcome> failures = new ArrayList<>(outcomes);
    failures.removeIf(outcome -> outcome == Outcome.OK);
    failures.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    Outcome found = failures.get(0);
    for (Outcome outcome : failures) {
      if (counts.get(outcome) > counts.get(found)) {
        found = outcome;
      }
    }
    return found;
  }

  /**
   * The median, taken between logits: of two probabilities near 0 and near 1 the middle is doubt,
   * however extreme one of them is.
   */
  private static double fused(double[] probabilities) {
    double[] logits = java.util.Arrays.stream(probabilities).map(Probe::logit).sorted().toArray();
    int middle = logits.length / 2;
    double median =
        logits.length % 2 == 1 ? logits[middle] : (logits[middle - 1] + logits[middle]) / 2;
    return 1 / (1 + Math.exp(-median));
  }

  private static double logit(double probability) {
    double inside = Math.max(1e-6, Math.min(1 - 1e-6, probability));
    return Math.log(inside / (1 - inside));
  }
}
