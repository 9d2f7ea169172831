package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatelessPagesTest {
  @Test
  void thePagesOfStrangersKeepNothing() {
    for (String page :
        new String[] {
          "/login.xhtml", "/sign-in-problem.xhtml", "/code-problem.xhtml", "/error/404.xhtml"
        }) {
      assertTrue(StatelessPages.contain(page), page);
    }
  }

  @Test
  void aPageWithFormsInStepsKeepsItsState() {
    assertFalse(StatelessPages.contain("/checkin.xhtml"));
    assertFalse(StatelessPages.contain("/teacher/hall.xhtml"));
  }
}
