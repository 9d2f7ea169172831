package org.adsum.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void aChosenLineGivesItsKey() {
    assertEquals("student01", Suggestion.key(Suggestion.of("student01", "Ana \u00b7 Novak")));
  }

  @Test
  void whatWasTypedIsTheKeyWithoutItsBlanks() {
    assertEquals("student01", Suggestion.key(" student01 "));
  }

  @Test
  void nothingGivesAnEmptyKey() {
    assertEquals("", Suggestion.key(null));
    assertEquals("", Suggestion.key("  "));
  }
}
