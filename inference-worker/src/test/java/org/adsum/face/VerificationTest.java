package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final Embedding TEMPLATE = towards(1);
  private static final FrameReading DARK = failed(Outcome.TOO_DARK);
  private static final FrameReading NONE = failed(Outcome.NO_FACE);

  /** A vector whose similarity to {@link #TEMPLATE} is {@code cosine}. */
  private static Embedding towards(double cosine) {
    return Embedding.of(new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)});
  }

  private static FrameReading seen(double cosine, double liveness) {
    return new FrameReading(Outcome.OK, towards(cosine), liveness, null, Timings.NONE);
  }

  private static FrameReading failed(Outcome outcome) {
    return FrameReading.failed(outcome, null, Timings.NONE);
  }

  @Test
  void takesTheBestTemplateOfEachFrameAndThenTheMedianOfTheFrames() {
    Verification verification =
        Verification.of(
            List.of(seen(0.9, 0.1), seen(0.2, 0.8), seen(0.5, 0.4)),
            List.of(towards(0), TEMPLATE, towards(-1)));
    assertEquals(Outcome.OK, verification.outcome());
    // The second frame is nearer to the first template: sqrt(1 - 0.2²) = 0.98.
    assertEquals(0.9, verification.similarity(), 1e-6);
    assertEquals(Math.sqrt(2 - 2 * 0.9), verification.distance(), 1e-6);
    assertEquals(0.4, verification.liveness(), 1e-9);
  }

  @Test
  void takesTheMiddleOfTwoFrames() {
    Verification verification =
        Verification.of(List.of(seen(0.4, 1), seen(0.6, 0), DARK), List.of(TEMPLATE));
    assertEquals(0.5, verification.similarity(), 1e-6);
    assertEquals(0.5, verification.liveness(), 1e-9);
    assertEquals(2, verification.usableFrames());
    assertEquals(List.of(Outcome.OK, Outcome.OK, Outcome.TOO_DARK), verification.frames());
  }

  @Test
  void needsHalfOfTheFramesRoundedUp() {
    assertEquals(
        Outcome.OK, Verification.of(List.of(seen(0.4, 1), DARK), List.of(TEMPLATE)).outcome());
    Verification verification =
        Verification.of(List.of(seen(0.4, 1), DARK, NONE, NONE, DARK), List.of(TEMPLATE));
    assertEquals(1, verification.usableFrames());
    assertTrue(Double.isNaN(verification.similarity()));
  }

  @Test
  void namesTheMostFrequentFailureAndTheFirstOfATie() {
    assertEquals(
        Outcome.NO_FACE, Verification.of(List.of(DARK, NONE, NONE), List.of(TEMPLATE)).outcome());
    assertEquals(
        Outcome.TOO_DARK,
        Verification.of(List.of(DARK, NONE, NONE, DARK), List.of(TEMPLATE)).outcome());
  }

  @Test
  void refusesToCompareWithNothing() {
    List<FrameReading> probes = List.of(NONE);
    List<Embedding> templates = List.of(TEMPLATE);
    assertThrows(IllegalArgumentException.class, () -> Verification.of(probes, List.of()));
    assertThrows(IllegalArgumentException.class, () -> Verification.of(List.of(), templates));
  }
}
