package org.adsum.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.adsum.web.admin.AuditWords.Detail;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
  @Test
  void pairsAreTakenApartAndQuotesTakenOff() {
    assertEquals(
        List.of(
            new Detail("roles", "STUDENT", "STUDENT,TEACHER"),
            new Detail("title", "Old title", "New"),
            new Detail("by", null, "password")),
        AuditWords.details("roles=STUDENT>STUDENT,TEACHER title=\"Old title\">New by=password"));
  }

  @Test
  void aTextThatIsNotMadeOfPairsStaysWhole() {
    assertEquals(List.of(new Detail("", null, "just words")), AuditWords.details("just words"));
    assertEquals(List.of(), AuditWords.details(""));
  }

  @Test
  void anActionWithoutWordsIsItself() {
    assertEquals("Account changed", AuditWords.action("user.changed", Locale.ENGLISH));
    assertEquals("thing.done", AuditWords.action("thing.done", Locale.ENGLISH));
  }
}
