package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  @Test
  void whatMariaDbNeedsIsAppended() {
    String url = DatabaseUrl.completed("jdbc:mysql://db:3306/adsum");
    assertTrue(url.startsWith("jdbc:mysql://db:3306/adsum?useInformationSchema=false&"));
    assertTrue(url.contains("connectionTimeZone=UTC"));
  }

  @Test
  void parametersOfTheGivenUrlAreKept() {
    String url =
        DatabaseUrl.completed(
            "jdbc:mysql://db/adsum?sslMode=REQUIRED&useInformationSchema=true&socketTimeout=1000");
    assertTrue(
        url.startsWith(
            "jdbc:mysql://db/adsum?sslMode=REQUIRED&useInformationSchema=true&socketTimeout=1000&"));
    assertFalse(url.contains("useInformationSchema=false"));
    assertEquals(url.indexOf("socketTimeout="), url.lastIndexOf("socketTimeout="));
  }

  @Test
  void nothingIsAppendedTwice() {
    String once = DatabaseUrl.completed("jdbc:mysql://db/adsum");
    assertEquals(once, DatabaseUrl.completed(once));
  }

  @Test
  void aBareQuestionMarkIsNoParameter() {
    assertFalse(DatabaseUrl.completed("jdbc:mysql://db/adsum?").contains("?&"));
  }
}
