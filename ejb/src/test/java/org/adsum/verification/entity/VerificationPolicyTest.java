package org.adsum.verification.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationPolicyTest {
  private static final LivenessThreshold LIVE = new LivenessThreshold("live", "1", 0.05);
  private static final Thresholds THRESHOLDS = thresholds("1", 0.41, LIVE);

  private static Thresholds thresholds(String version, double match, LivenessThreshold liveness) {
    return new Thresholds("model", version, match, 1e-4, 0.33, liveness);
  }

  private static VerificationPolicy policy(LivenessMode mode) {
    return new VerificationPolicy(1, THRESHOLDS, mode, Instant.EPOCH);
  }

  private static Measurement measured(Double similarity, Double liveness, Movement movement) {
    String outcome = similarity == null ? "NO_FACE" : Measurement.OK;
    return new Measurement(outcome, similarity, liveness, movement, 3, "model", "1", 40);
  }

  /** Rule 2, and rule 4: without enforcement nothing of liveness decides. */
  @ParameterizedTest
  @CsvSource({
    "1.0, MATCH",
    "0.41, MATCH",
    "0.4099, REVIEW",
    "0.33, REVIEW",
    "0.3299, NO_MATCH",
    "-1, NO_MATCH"
  })
  void withoutEnforcementTheFaceAloneDecides(double similarity, Decision expected) {
    Measurement dead = measured(similarity, 0.0, Movement.NOT_DONE);
    Measurement unmeasured = measured(similarity, null, Movement.NOT_ASKED);
    assertEquals(expected, policy(LivenessMode.ADVISORY).judge(dead));
    assertEquals(expected, policy(LivenessMode.OFF).judge(unmeasured));
  }

  /** Rule 4. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0.41, 0.05, DONE, MATCH",
        "0.41, 1.0, DONE, MATCH",
        "0.41, 0.0499, DONE, REVIEW",
        "0.41, -, DONE, REVIEW",
        "0.41, 1.0, NOT_DONE, REVIEW",
        "0.41, 1.0, NOT_ASKED, REVIEW",
        "1.0, 0.0, NOT_ASKED, REVIEW",
        "0.4099, 1.0, DONE, REVIEW",
        "0.3299, 1.0, DONE, NO_MATCH",
        "0.3299, 0.0, NOT_DONE, NO_MATCH"
      })
  void underEnforcementAMatchMustHaveMovedAndLookAlive(
      double similarity, Double liveness, Movement movement, Decision expected) {
    assertEquals(
        expected, policy(LivenessMode.ENFORCED).judge(measured(similarity, liveness, movement)));
  }

  @ParameterizedTest
  @EnumSource(LivenessMode.class)
  void withoutASimilarityNothingIsDecidedAboutThePerson(LivenessMode mode) {
    assertEquals(Decision.UNUSABLE, policy(mode).judge(measured(null, null, Movement.NOT_DONE)));
  }

  @Test
  void aLivenessThatIsNoNumberIsNoLife() {
    assertEquals(
        Decision.REVIEW,
        policy(LivenessMode.ENFORCED).judge(measured(0.9, Double.NaN, Movement.DONE)));
  }

  /** Rule 1. */
  @Test
  void aChangeOfModelThresholdOrLivenessIsAnotherPolicy() {
    VerificationPolicy policy = policy(LivenessMode.ADVISORY);
    assertTrue(policy.says(THRESHOLDS, LivenessMode.ADVISORY));
    assertFalse(policy.says(THRESHOLDS, LivenessMode.OFF));
    assertFalse(policy.says(thresholds("2", 0.41, LIVE), LivenessMode.ADVISORY));
    assertFalse(policy.says(thresholds("1", 0.42, LIVE), LivenessMode.ADVISORY));
    LivenessThreshold stricter = new LivenessThreshold("live", "1", 0.5);
    assertFalse(policy.says(thresholds("1", 0.41, stricter), LivenessMode.ADVISORY));
    LivenessThreshold other = new LivenessThreshold("live", "2", 0.05);
    assertFalse(policy.says(thresholds("1", 0.41, other), LivenessMode.ADVISORY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enforced", "ENFORCED", " Enforced "})
  void aModeIsReadInAnyCase(String text) {
    assertEquals(LivenessMode.ENFORCED, LivenessMode.of(text));
  }

  @Test
  void anUnknownModeIsNamedWithTheOnesThereAre() {
    String said =
        assertThrows(IllegalArgumentException.class, () -> LivenessMode.of("strict")).getMessage();
    assertTrue(said.contains("strict") && said.contains("off, advisory or enforced"), said);
  }

  @Test
  void aMeasurementDoesNotShowItsScoresInALog() {
    String text = measured(0.987, 0.654, Movement.DONE).toString();
    assertFalse(text.contains("987") || text.contains("654"), text);
  }
}
