package org.adsum.shared.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PageRequestTest {
  @Test
  void wildcardsInTheWordsArePlainText() {
    assertEquals("100!%!_!!%", new PageRequest(" 100%_! ", 0, 10).prefix());
  }

  @Test
  void blankWordsFilterNothing() {
    assertNull(new PageRequest("  ", 0, 10).prefix());
  }

  @Test
  void aPageIsNeitherNegativeNorEndless() {
    PageRequest page = new PageRequest(null, -5, 1_000_000);
    assertEquals(0, page.first());
    assertEquals(500, page.size());
    assertEquals(1, new PageRequest(null, 0, 0).size());
  }
}
