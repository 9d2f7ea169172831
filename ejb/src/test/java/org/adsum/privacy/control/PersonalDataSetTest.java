package org.adsum.privacy.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonalDataSetTest {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.adsum.messages.PersonalData");

  @ParameterizedTest
  @EnumSource
  void everySetIsToldInWords(PersonalDataSet set) {
    assertTrue(WORDS.containsKey("set." + set), "set." + set);
  }

  @ParameterizedTest
  @EnumSource
  void nothingButOnePersonIsAskedFor(PersonalDataSet set) {
    assertTrue(set.query().contains("= ?1"), set.query());
  }
}
