package org.adsum.shared.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adsum.attendance.control.SessionList;
import org.adsum.course.control.CatalogueLists;
import org.adsum.enrolment.control.EnrolmentList;
import org.adsum.identity.control.UserList;
import org.adsum.shared.boundary.ListQuery;

/**
 * Whatever an address asks a list for, nothing of it stands in the text for the database, every
 * parameter there has its value, and moments are such that a database knows.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class ListDoorFuzzTest {
  private static final List<SqlList<?>> LISTS =
      List.of(
          SessionList.ROWS,
          UserList.ROWS,
          // As EnrolmentBoundary asks for it.
          EnrolmentList.ROWS.with("model", "m").with("version", "1"),
          CatalogueLists.COURSES,
          CatalogueLists.TERMS,
          CatalogueLists.SECTIONS,
          CatalogueLists.ROOMS,
          CatalogueLists.FACULTIES);
  private static final List<String> NAMES =
      List.of(
          "state",
          "review",
          "term",
          "room",
          "from",
          "to",
          "role",
          "faculty",
          "teacher",
          "student",
          "taughtBy",
          "building",
          "status");
  private static final List<String> COLUMNS =
      List.of("opensAt", "course", "name", "students", "room", "");

  /** What no list has of itself. */
  private static final String MARK = "\u2042mark";

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+10000-01-02T00:00:00Z");

  @FuzzTest(maxDuration = "10m")
  void whateverIsAskedForStaysAValue(FuzzedDataProvider data) {
    SqlList<?> list = data.pickValue(LISTS);
    Map<String, String> filters = new HashMap<>();
    int many = data.consumeInt(0, 3);
    for (int i = 0; i < many; i++) {
      filters.put(data.pickValue(NAMES), data.consumeString(60));
    }
    String sort = data.consumeBoolean() ? data.pickValue(COLUMNS) : data.consumeString(20);
    boolean descending = data.consumeBoolean();
    int first = data.consumeInt();
    int size = data.consumeInt();
    String words = data.consumeRemainingAsString();
    check(list, new ListQuery(words, filters, sort, descending, first, size, ZoneOffset.UTC));
    filters.replaceAll((name, value) -> value + MARK);
    check(
        list,
        new ListQuery(words + MARK, filters, sort + MARK, descending, first, size, ZoneOffset.UTC));
  }

  private static void check(SqlList<?> list, ListQuery query) {
    for (SqlList.Statement statement :
        List.of(list.page(query), list.count(query), list.all(query))) {
      assertFalse(statement.sql().contains(MARK), statement.sql());
      Set<String> named = parameters(statement.sql());
      assertEquals(new TreeSet<>(statement.values().keySet()), named, statement.sql());
      for (Object value : statement.values().values()) {
        if (value instanceof Instant moment) {
          assertTrue(moment.isAfter(EARLIEST) && moment.isBefore(LATEST), moment.toString());
        }
      }
    }
  }

  /** Names behind colons; by hand, because Jazzer looks at each step of a regular expression. */
  private static Set<String> parameters(String sql) {
    Set<String> named = new TreeSet<>();
    for (int at = sql.indexOf(':'); at >= 0; at = sql.indexOf(':', at + 1)) {
      int end = at + 1;
      while (end < sql.length() && isWord(sql.charAt(end))) {
        end++;
      }
      char before = at == 0 ? ' ' : sql.charAt(at - 1);
      if (end > at + 1 && before != ':' && !isWord(before)) {
        named.add(sql.substring(at + 1, end));
      }
    }
    return named;
  }

  private static boolean isWord(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }
}
