package org.adsum.verification.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationPolicyTest {
  private static final Thresholds THRESHOLDS = new Thresholds("model", "1", 0.41, 1e-4, 0.33);
  private final VerificationPolicy policy =
      new VerificationPolicy(1, THRESHOLDS, LivenessMode.ADVISORY, Instant.EPOCH);

  /** Rule 2. */
  @ParameterizedTest
  @CsvSource({
    "1.0, MATCH",
    "0.41, MATCH",
    "0.4099, REVIEW",
    "0.33, REVIEW",
    "0.3299, NO_MATCH",
    "-1, NO_MATCH"
  })
  void thresholdsDecide(double similarity, Decision expected) {
    assertEquals(expected, policy.judge(similarity));
  }

  @Test
  void withoutASimilarityNothingIsDecidedAboutThePerson() {
    assertEquals(Decision.UNUSABLE, policy.judge(null));
  }

  /** Rule 1. */
  @Test
  void aChangeOfModelThresholdOrLivenessIsAnotherPolicy() {
    assertTrue(policy.says(THRESHOLDS, LivenessMode.ADVISORY));
    assertFalse(policy.says(THRESHOLDS, LivenessMode.OFF));
    assertFalse(policy.says(new Thresholds("model", "2", 0.41, 1e-4, 0.33), LivenessMode.ADVISORY));
    assertFalse(policy.says(new Thresholds("model", "1", 0.42, 1e-4, 0.33), LivenessMode.ADVISORY));
  }

  @Test
  void aMeasurementDoesNotShowItsScoresInALog() {
    String text = new Measurement("OK", 0.987, 0.654, 3, "model", "1", 40).toString();
    assertFalse(text.contains("987") || text.contains("654"), text);
  }
}
