package org.adsum.enrolment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentBodyTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private static List<String> told(String before, String after) {
    return new ConsentBody(after)
        .changesSince(new ConsentBody(before)).stream()
            .map(c -> c.fate() + " " + c.block().text())
            .toList();
  }

  @Test
  void headingsAndParagraphsAreTheOnlyMarkup() {
    assertEquals(
        List.of(
            new ConsentBody.Block(true, "What"),
            new ConsentBody.Block(false, "One line and its second."),
            new ConsentBody.Block(false, "<b>#no heading</b>")),
        new ConsentBody("# What\r\nOne line  \r\nand its second.\r\n\r\n\r\n<b>#no heading</b>\n")
            .blocks());
  }

  @Test
  void whatWasRemovedStandsBeforeWhatTookItsPlaceAndTheRestStays() {
    assertEquals(
        List.of("SAME What", "REMOVED Old.", "ADDED New.", "SAME Why", "ADDED And more."),
        told("# What\n\nOld.\n\n# Why", "# What\n\nNew.\n\n# Why\n\nAnd more."));
  }

  @Test
  void theSameTextHasNoChanges() {
    assertTrue(told("A.\n\nB.", "A.\n\nB.").stream().allMatch(c -> c.startsWith("SAME")));
  }

  @Test
  void tooShortAndTooLongTextsSayNothing() {
    assertFalse(new ConsentBody(null).isAcceptable());
    assertFalse(new ConsentBody(" \n\n ".repeat(50)).isAcceptable());
    assertFalse(new ConsentBody("x".repeat(ConsentBody.LONGEST + 1)).isAcceptable());
    assertTrue(new ConsentBody("x".repeat(ConsentBody.SHORTEST)).isAcceptable());
  }

  /** Rule 8: nobody is compared with others who was not asked. */
  @Test
  void aTextThatBeginsToNameTheComparisonIsNotMinor() {
    ConsentText without = text(1, false);
    ConsentText with = text(2, true);
    assertFalse(with.mayBeMinorAfter(without));
    assertTrue(with.mayBeMinorAfter(with));
    assertTrue(without.mayBeMinorAfter(with));
  }

  @Test
  void whatIsPublishedNeverChanges() {
    ConsentText text = text(1, false);
    text.publish(ConsentEffect.MINOR, NOW);
    assertThrows(IllegalStateException.class, () -> text.publish(ConsentEffect.ASK_AGAIN, NOW));
    assertThrows(
        IllegalStateException.class, () -> text.write(new ConsentBody("other"), true, "a", NOW));
  }

  private static ConsentText text(int version, boolean comparison) {
    ConsentText text = new ConsentText(version);
    text.write(new ConsentBody("words"), comparison, "a", NOW);
    return text;
  }
}
