package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.adsum.shared.boundary.ListQuery;
import org.junit.jupiter.api.Test;

class SqlListTest {
  private static final SqlList<String> LIST =
      SqlList.<String>of("session", "a", "id")
          .joined("s", "join section s on s.id = a.section_id")
          .joined("c", "join course c on c.id = s.course_id")
          .searchedByWord("c.title")
          .filter("state", "a.state = ?")
          .filterByStart("room", "a.room")
          .filterByChoice("kind", Map.of("old", "a.old = 1"))
          .filterByDays("a.at")
          .sort("course", "c.code")
          .ordered("a.at desc, a.id desc")
          .showing("a.id", row -> row.text(0));

  private static ListQuery where(String name, String value) {
    return ListQuery.ALL.where(null, Map.of(name, value));
  }

  @Test
  void valuesNeverStandInTheText() {
    SqlList.Statement count = LIST.count(where("state", "' or 1 = 1 --"));
    assertEquals("select count(*) from session a where a.state = :f_state", count.sql());
    assertEquals(Map.of("f_state", "' or 1 = 1 --"), count.values());
  }

  @Test
  void onlyTablesThatFilterAndOrderNeedAreJoined() {
    assertEquals("select count(*) from session a", LIST.count(ListQuery.ALL).sql());
    assertFalse(LIST.page(ListQuery.ALL).sql().contains("join section"));
    String sorted = LIST.page(ListQuery.ALL.by("course", true)).sql();
    assertTrue(
        sorted.contains(
            "from session a join section s on s.id = a.section_id join course c on c.id ="
                + " s.course_id order by c.code desc, a.id desc limit 20"),
        sorted);
  }

  @Test
  void unknownNamesArePassedOverAndUnknownChoicesFindNothing() {
    assertEquals("select count(*) from session a", LIST.count(where("other", "x")).sql());
    assertTrue(LIST.page(ListQuery.ALL.by("1; drop table x", false)).sql().contains("a.at desc"));
    assertTrue(LIST.count(where("kind", "new")).sql().endsWith("where 1 = 0"));
    assertTrue(LIST.count(where("from", "yesterday")).sql().endsWith("where 1 = 0"));
  }

  @Test
  void wildcardsArePlainText() {
    assertEquals("50!%!_%", LIST.count(where("room", "50%_")).values().get("f_room"));
  }

  @Test
  void daysAreTheReaders() {
    ListQuery query =
        new ListQuery(
            null, Map.of("to", "2026-11-26"), null, false, 0, 20, ZoneId.of("Europe/Berlin"));
    assertEquals(
        Instant.parse("2026-11-26T23:00:00Z"),
        LIST.count(query).values().values().iterator().next());
  }

  @Test
  void aNarrowedListIsAnother() {
    SqlList<String> mine = LIST.within("a.owner = :me", Map.of("me", "i"));
    assertTrue(mine.count(ListQuery.ALL).sql().endsWith("where a.owner = :me"));
    assertEquals("select count(*) from session a", LIST.count(ListQuery.ALL).sql());
  }
}
