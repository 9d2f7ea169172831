package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void valuesOfAllKindsAreRead() {
    assertEquals(
        Map.of("a", Arrays.asList(1.0, true, null, -2.5e3), "b", Map.of(), "c", List.of()),
        Json.read(" {\"a\" : [1,true,null,-2.5e3], \"b\":{}, \"c\":[ ]} "));
  }

  @Test
  void quotingAndReadingAreInverse() {
    String text = "a \"b\" \\ \n \t ü € 😀";
    assertEquals(text, Json.read(Json.quoted(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":1,}", "nul", "1 2", "\"open"})
  void brokenTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Json.read(text));
    assertTrue(Json.object(text).isEmpty());
  }

  @Test
  void endlessNestingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Json.read("[".repeat(100_000)));
  }
}
