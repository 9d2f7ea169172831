package org.adsum.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PressedRowTest {
  @Test
  void aButtonNamesItsRowAndTheVersionThatWasShown() {
    assertEquals(
        new PressedRow("p1", 3), PressedRow.of(Map.of("pair", "p1", "version", "3"), "pair"));
  }

  @Test
  void whatNoPageSendsIsARowInAVersionThatNeverWas() {
    for (String version : new String[] {"", "-1", "x", "1e3", "99999999999", "٣"}) {
      assertEquals(
          new PressedRow("p1", -1),
          PressedRow.of(Map.of("pair", "p1", "version", version), "pair"),
          version);
    }
    assertEquals(new PressedRow("", -1), PressedRow.of(Map.of(), "pair"));
  }
}
