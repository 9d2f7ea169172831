package org.adsum.session.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.adsum.session.entity.QrCode.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:04Z");
  private static final int LOOK_BACK = 10;
  private final QrCode qr = new QrCode("A1B2C3", new byte[32], Duration.ofSeconds(10));

  /** Rule 3: a code counts in its own step and in the one after it. */
  @ParameterizedTest
  @CsvSource({
    "0, GOOD",
    "5, GOOD",
    "6, GOOD",
    "15, GOOD",
    "16, OLD",
    "90, OLD",
    "200, WRONG",
    "-5, WRONG"
  })
  void aCodeCountsInItsOwnStepAndTheNext(long secondsLater, Standing expected) {
    String code = qr.code(qr.stepAt(NOW));
    assertEquals(expected, qr.judge(code, NOW.plusSeconds(secondsLater), LOOK_BACK));
  }

  @Test
  void theShortCodeFollowsTheSameRule() {
    String code = qr.shortCode(qr.stepAt(NOW));
    assertEquals(Standing.GOOD, qr.judge(code, NOW.plusSeconds(10), LOOK_BACK));
    assertEquals(Standing.OLD, qr.judge(code, NOW.plusSeconds(20), LOOK_BACK));
  }

  /**
   * Checkin, rule 11: the ticket is of the step at NOW, the code of {@code codeStep} steps later.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, EARLY",
    "0, 10, EARLY",
    "0, 20, OLD",
    "-1, 0, EARLY",
    "-1, 10, OLD",
    "1, 10, GOOD",
    "1, 20, GOOD",
    "1, 30, OLD",
    "2, 10, WRONG",
    "2, 30, GOOD"
  })
  void theNextCodeIsOfALaterStepThanTheTicket(int codeStep, long secondsLater, Standing expected) {
    String code = qr.shortCode(qr.stepAt(NOW) + codeStep);
    assertEquals(expected, qr.judgeNext(code, NOW, NOW.plusSeconds(secondsLater), LOOK_BACK));
  }

  @Test
  void aCodeOfTheFutureIsWrong() {
    assertEquals(Standing.WRONG, qr.judge(qr.code(qr.stepAt(NOW) + 1), NOW, LOOK_BACK));
  }

  @Test
  void anotherKeyGivesAnotherCode() {
    byte[] other = new byte[32];
    other[0] = 1;
    QrCode elsewhere = new QrCode("A1B2C3", other, Duration.ofSeconds(10));
    assertNotEquals(qr.code(7), elsewhere.code(7));
    assertEquals(Standing.WRONG, qr.judge(elsewhere.code(qr.stepAt(NOW)), NOW, LOOK_BACK));
  }

  @Test
  void longAndShortCodeOfAStepHaveNothingInCommon() {
    assertTrue(
        !qr.code(7).contains(qr.shortCode(7)), "the typed code must not give the scanned one away");
  }

  @Test
  void aCodeFitsTheAlphanumericSetOfQrCodes() {
    assertTrue(qr.code(7).matches("A1B2C3[0-9A-HJKMNP-TV-Z]{16}"), qr.code(7));
    assertTrue(qr.shortCode(7).matches("[0-9A-HJKMNP-TV-Z]{8}"), qr.shortCode(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A1B2C3", "A1B2C30000000000000000", "zzzzzzzz"})
  void anythingElseIsWrong(String code) {
    assertEquals(Standing.WRONG, qr.judge(code, NOW, LOOK_BACK));
  }

  @Test
  void aStepEndsWhereTheNextBegins() {
    long step = qr.stepAt(NOW);
    assertEquals(step + 1, qr.stepAt(qr.endOf(step)));
    assertEquals(step, qr.stepAt(qr.endOf(step).minusMillis(1)));
  }
}
