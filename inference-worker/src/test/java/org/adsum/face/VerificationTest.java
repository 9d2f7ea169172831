package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final OnePersonRule ONE_PERSON = new OnePersonRule(0.3, 0.2);
  private static final Embedding TEMPLATE = towards(1);
  private static final FrameReading DARK = failed(Outcome.TOO_DARK);
  private static final FrameReading NONE = failed(Outcome.NO_FACE);

  /** A vector whose similarity to {@link #TEMPLATE} is {@code cosine}. */
  private static Embedding towards(double cosine) {
    return Embedding.of(new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)});
  }

  /** A frame of that similarity to {@link #TEMPLATE}; a larger face is a better one. */
  private static FrameReading seen(double cosine, double liveness, double eyes) {
    DetectedFace face = Heads.frontal();
    FrameQuality quality = new FrameQuality(2 * eyes, eyes, 1, 125, 0, 0, 0, 1, 0, 0, 0, 1, 1);
    return new FrameReading(Outcome.OK, face, towards(cosine), liveness, quality, Timings.NONE);
  }

  private static FrameReading failed(Outcome outcome) {
    return FrameReading.failed(outcome, Timings.NONE);
  }

  private static Probe frontal(FrameReading... readings) {
    return Probe.of(
        Collections.nCopies(readings.length, Place.FRONT), List.of(readings), ONE_PERSON);
  }

  @Test
  void comparesTheBestFrameWithTheMostSimilarTemplate() {
    Probe probe = frontal(seen(0.9, 0.1, 30), seen(0.6, 0.8, 50), seen(0.7, 0.4, 40));
    assertEquals(1, probe.best());
    Verification verification =
        Verification.of(probe, List.of(towards(-1), TEMPLATE, towards(0.1)));
    assertEquals(Outcome.OK, verification.outcome());
    // The third template is nearer to it than the second: cos(53.1° - 84.3°) = 0.856.
    assertEquals(0.6 * 0.1 + 0.8 * Math.sqrt(0.99), verification.similarity(), 1e-6);
    assertEquals(Math.sqrt(2 - 2 * verification.similarity()), verification.distance(), 1e-6);
  }

  @Test
  void takesTheMedianOfTheLivenessSoThatOneFrameDecidesNothing() {
    assertEquals(
        0.4,
        frontal(seen(0.9, 0.001, 30), seen(0.9, 0.999, 30), seen(0.9, 0.4, 30)).liveness(),
        1e-9);
    assertEquals(0.5, frontal(seen(0.9, 1, 30), seen(0.9, 0, 30)).liveness(), 1e-9);
  }

  @Test
  void refusesFramesOfTwoPeople() {
    // 0.95 and -0.2 are 109 degrees apart.
    Probe probe = frontal(seen(0.95, 1, 50), seen(0.9, 1, 40), seen(-0.2, 1, 40));
    assertEquals(Outcome.PERSON_CHANGED, probe.outcome());
    Verification verification = Verification.of(probe, List.of(TEMPLATE));
    assertTrue(Double.isNaN(verification.similarity()));
    assertTrue(Double.isNaN(verification.liveness()));
  }

  @Test
  void allowsATurnedHeadToLookLessLikeItself() {
    List<FrameReading> readings = List.of(seen(1, 1, 50), seen(0.25, 1, 40), seen(1, 1, 40));
    Probe turned = Probe.of(List.of(Place.FRONT, Place.LEFT, Place.FRONT), readings, ONE_PERSON);
    assertEquals(Outcome.OK, turned.outcome());
    assertEquals(Outcome.PERSON_CHANGED, frontal(readings.toArray(FrameReading[]::new)).outcome());
  }

  @Test
  void neverComparesAFrameOfAMove() {
    Probe probe =
        Probe.of(
            List.of(Place.FRONT, Place.CLOSER, Place.FRONT),
            List.of(seen(1, 1, 40), seen(0.9, 1, 60), DARK),
            ONE_PERSON);
    assertEquals(0, probe.best());
    assertEquals(1, probe.usableFrames());
    assertEquals(Movement.NOT_DONE, probe.movement());
  }

  @Test
  void needsHalfOfTheFrontalFramesRoundedUp() {
    assertEquals(Outcome.OK, frontal(seen(0.4, 1, 30), DARK).outcome());
    Probe probe = frontal(seen(0.4, 1, 30), DARK, NONE, NONE, DARK);
    assertEquals(1, probe.usableFrames());
    assertTrue(Double.isNaN(Verification.of(probe, List.of(TEMPLATE)).similarity()));
  }

  @Test
  void namesTheMostFrequentFailureAndTheFirstOfATie() {
    assertEquals(Outcome.NO_FACE, frontal(DARK, NONE, NONE).outcome());
    assertEquals(Outcome.TOO_DARK, frontal(DARK, NONE, NONE, DARK).outcome());
  }

  @Test
  void refusesToCompareWithNothing() {
    Probe probe = frontal(seen(0.4, 1, 30));
    assertThrows(IllegalArgumentException.class, () -> Verification.of(probe, List.of()));
    assertThrows(IllegalArgumentException.class, () -> frontal());
    assertThrows(
        IllegalArgumentException.class,
        () -> Probe.of(List.of(Place.LEFT), List.of(seen(1, 1, 30)), ONE_PERSON));
  }
}
