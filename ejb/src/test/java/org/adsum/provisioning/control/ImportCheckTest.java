package org.adsum.provisioning.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.junit.jupiter.api.Test;

class ImportCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void thoseWhoseParentsLeadBackToThemAreCyclicAndThoseBelowAreNot() {
    Map<String, String> parents = new LinkedHashMap<>();
    parents.put("child", "a");
    parents.put("a", "b");
    parents.put("b", "a");
    parents.put("self", "self");
    parents.put("good", "root");
    assertEquals(List.of("a", "b", "self"), ImportCheck.cyclic(parents).stream().sorted().toList());
  }

  @Test
  void staysThatTouchDoNotOverlapAndAnEmptyStayOverlapsWithNone() {
    Map<String, String> autumn = stay("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z");
    assertFalse(overlap(autumn, stay("2026-10-01T00:00:00Z", null)));
    assertTrue(overlap(autumn, stay("2026-09-30T00:00:00Z", null)));
    assertTrue(overlap(stay("2026-09-01T00:00:00Z", null), stay("now", null)));
    assertFalse(overlap(autumn, stay("2026-09-15T00:00:00Z", "2026-09-15T00:00:00Z")));
  }

  @Test
  void onlyWhatIsDifferentIsAChange() {
    ImportLine line = new ImportLine(2, RowKind.USER, Map.of());
    line.compare("id", Map.of("a", "1", "b", "2"), Map.of("a", "1", "b", "3"));
    assertEquals(Map.of("b", "2"), line.before);
    assertEquals(Map.of("b", "3"), line.after);
    assertEquals(ImportRowState.CHANGED, line.outcome());
    ImportLine same = new ImportLine(3, RowKind.USER, Map.of());
    same.compare("id", Map.of("a", "1"), Map.of("a", "1"));
    assertEquals(ImportRowState.SAME, same.outcome());
  }

  @Test
  void valuesSurviveTheDatabase() {
    Map<String, String> values = new HashMap<>();
    values.put("a", "x\"\\\u0001é");
    values.put("b", null);
    assertEquals(values, ValueMap.read(ValueMap.write(values)));
  }

  private static boolean overlap(Map<String, String> one, Map<String, String> other) {
    return EnrolmentCheck.overlap(one, other, NOW) && EnrolmentCheck.overlap(other, one, NOW);
  }

  private static Map<String, String> stay(String from, String to) {
    Map<String, String> stay = new HashMap<>();
    stay.put("valid_from", from);
    stay.put("valid_to", to);
    return stay;
  }
}
