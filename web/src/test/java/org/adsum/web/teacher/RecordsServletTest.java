package org.adsum.web.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecordsServletTest {
  @Test
  void aFileNameHoldsNothingThatEndsTheHeaderOrNamesAFolder() {
    assertEquals("CS-301-A-2026-11-22", RecordsServlet.fileName("CS-301-A-2026-11-22"));
    assertEquals(".._a_b__x", RecordsServlet.fileName("../a\"b\r\nx"));
  }
}
