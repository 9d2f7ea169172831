package org.adsum.identity.entity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 10. */
class PasswordRulesTest {
  private static final List<String> ABOUT = Arrays.asList("anovak", "Ana Novák-Lang", null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "Password12345678",
        "aaaaaaaaaaaaaaaaaaaa",
        "1234567890123456",
        "qwertyuiopasdfghjkl",
        "anovak-anovak-anovak",
        "Novák.Lang.Ana.2026",
        "adsum-student-2026",
      })
  void whatIsTriedFirstOrKnownOfThePersonIsGuessable(String password) {
    assertTrue(PasswordRules.isGuessable(password, ABOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five unrelated words of mine",
        "Correct-Horse-7",
        "k2bf-9xqd-mmr4-t7ze",
        "nur kleine buchstaben",
        "лошадь скрепка батарея"
      })
  void anythingElseIsTakenWithoutAskingForKindsOfCharacters(String password) {
    assertFalse(PasswordRules.isGuessable(password, ABOUT));
  }
}
