package org.adsum.shared.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.PageRequest;

/**
 * A list as the database knows it: what it may be filtered and sorted by, and what its rows show.
 * It is described once, as a constant, and read by {@link ListRepository}.
 *
 * <p>A page is found by the keys alone, in the order wanted, and only its few rows are looked up
 * after that; so what is shown may be costly, but what is filtered and sorted by should have an
 * index when the table is large. In conditions {@code ?} stands for the filter's value.
 */
public final class SqlList<T> {
  private static final String NOTHING = "1 = 0";

  /** A condition with its values. */
  record Condition(String sql, Map<String, Object> values) {}

  private interface Filter {
    Condition of(String value, ListQuery query, String parameter);
  }

  private final String table;
  private final String key;
  private final String alias;
  private final Map<String, String> joins = new LinkedHashMap<>();
  private String details = "";
  private String search;
  private String columns;
  private Function<SqlRow, T> reader;
  private String order;
  private final Map<String, String> sorts = new LinkedHashMap<>();
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final List<Condition> always = new ArrayList<>();
  private final Map<String, Object> constants = new HashMap<>();

  private SqlList(String table, String alias, String key) {
    this.table = table;
    this.alias = alias;
    this.key = alias + "." + key;
  }

  /** A list of the rows of a table, known by a short name, each found by its key column. */
  public static <T> SqlList<T> of(String table, String alias, String key) {
    return new SqlList<>(table, alias, key);
  }

  /**
   * Another table that filters and sorts may need, known by a short name; each row must find
   * exactly one there, or the join must keep it. Pages and counts leave it out when they do not
   * need it.
   */
  public SqlList<T> joined(String name, String sql) {
    joins.put(name, sql);
    return this;
  }

  /** Other tables that only the shown columns need; a row may find none there. */
  public SqlList<T> detailed(String sql) {
    details = " " + sql;
    return this;
  }

  /** What is shown, and how a row is made of it. */
  public SqlList<T> showing(String sql, Function<SqlRow, T> row) {
    columns = sql;
    reader = row;
    return this;
  }

  /** The list's own order: expressions, each perhaps with {@code desc}. */
  public SqlList<T> ordered(String sql) {
    order = sql;
    return this;
  }

  /** Sortable by this expression under this name. */
  public SqlList<T> sort(String name, String sql) {
    sorts.put(name, sql);
    return this;
  }

  /** Where the words are looked for: at the beginning of these expressions. */
  public SqlList<T> searched(String... expressions) {
    for (String expression : expressions) {
      or(expression + " like :q escape '!'");
    }
    return this;
  }

  /** Where the words are looked for: at the beginning of any word. */
  public SqlList<T> searchedByWord(String... expressions) {
    for (String expression : expressions) {
      searched(expression);
      or(expression + " like :word escape '!'");
    }
    return this;
  }

  private void or(String condition) {
    search = search == null ? condition : search + " or " + condition;
  }

  /** Filtered by any condition on the value as it is. */
  public SqlList<T> filter(String name, String condition) {
    filters.put(
        name,
        (value, query, parameter) ->
            new Condition(condition.replace("?", ":" + parameter), Map.of(parameter, value)));
    return this;
  }

  /** Filtered by the beginning of a text. */
  public SqlList<T> filterByStart(String name, String expression) {
    filters.put(
        name,
        (value, query, parameter) ->
            new Condition(
                expression + " like :" + parameter + " escape '!'",
                Map.of(parameter, new PageRequest(value, 0, 1).prefix())));
    return this;
  }

  /** Filtered by a choice: each value has a condition; any other value finds nothing. */
  public SqlList<T> filterByChoice(String name, Map<String, String> conditions) {
    filters.put(
        name,
        (value, query, parameter) ->
            new Condition(conditions.getOrDefault(value, NOTHING), Map.of()));
    return this;
  }

  /** Filtered by a first and a last day, both included; the names get these two endings. */
  public SqlList<T> filterByDays(String expression) {
    filters.put("from", (value, query, name) -> day(expression + " >= :", name, value, query, 0));
    filters.put("to", (value, query, name) -> day(expression + " < :", name, value, query, 1));
    return this;
  }

  private static Condition day(
      String start, String parameter, String value, ListQuery query, int later) {
    try {
      LocalDate day = LocalDate.parse(value).plusDays(later);
      if (day.getYear() < 1 || day.getYear() > 9999) {
        // No day that the database knows.
        return new Condition(NOTHING, Map.of());
      }
      Instant at = day.atStartOfDay(query.zone()).toInstant();
      return new Condition(start + parameter, Map.of(parameter, at));
    } catch (DateTimeException wrong) {
      return new Condition(NOTHING, Map.of());
    }
  }

  /** The same list narrowed for a caller; {@code values} are the condition's named parameters. */
  public SqlList<T> within(String condition, Map<String, Object> values) {
    SqlList<T> copy = copy();
    copy.always.add(new Condition(condition, values));
    return copy;
  }

  /** The same list with the value of a named parameter that its texts use. */
  public SqlList<T> with(String parameter, Object value) {
    SqlList<T> copy = copy();
    copy.constants.put(parameter, value);
    return copy;
  }

  private SqlList<T> copy() {
    SqlList<T> copy = new SqlList<>(table, alias, key.substring(alias.length() + 1));
    copy.joins.putAll(joins);
    copy.details = details;
    copy.search = search;
    copy.columns = columns;
    copy.reader = reader;
    copy.order = order;
    copy.sorts.putAll(sorts);
    copy.filters.putAll(filters);
    copy.always.addAll(always);
    copy.constants.putAll(constants);
    return copy;
  }

  T read(Object[] row) {
    return reader.apply(new SqlRow(row));
  }

  /** The rows of one page. */
  Statement page(ListQuery query) {
    List<Condition> conditions = conditions(query);
    String by = orderBy(query);
    String keys =
        "select "
            + key
            + " as k from "
            + table
            + " "
            + alias
            + joins(where(conditions) + by)
            + where(conditions)
            + by;
    return statement(
        "select "
            + columns
            + " from ("
            + keys
            + " limit "
            + query.size()
            + " offset "
            + query.first()
            + ") page join "
            + table
            + " "
            + alias
            + " on "
            + key
            + " = page.k"
            + joins(columns + details + by)
            + details
            + by,
        conditions);
  }

  /** All rows. */
  Statement all(ListQuery query) {
    List<Condition> conditions = conditions(query);
    return statement(
        "select "
            + columns
            + " from "
            + table
            + " "
            + alias
            + joins(columns + details + where(conditions) + orderBy(query))
            + details
            + where(conditions)
            + orderBy(query),
        conditions);
  }

  /** How many rows there are. */
  Statement count(ListQuery query) {
    List<Condition> conditions = conditions(query);
    return statement(
        "select count(*) from "
            + table
            + " "
            + alias
            + joins(where(conditions))
            + where(conditions),
        conditions);
  }

  /** A text with the values of its parameters. */
  record Statement(String sql, Map<String, Object> values) {}

  private Statement statement(String sql, List<Condition> conditions) {
    Map<String, Object> values = new HashMap<>();
    constants.forEach(
        (name, value) -> {
          if (sql.contains(":" + name)) {
            values.put(name, value);
          }
        });
    conditions.forEach(condition -> values.putAll(condition.values()));
    return new Statement(sql, values);
  }

  private List<Condition> conditions(ListQuery query) {
    List<Condition> found = new ArrayList<>();
    if (query.q() != null && search != null) {
      PageRequest words = new PageRequest(query.q(), 0, 1);
      Map<String, Object> values = new HashMap<>(Map.of("q", words.prefix()));
      if (search.contains(":word")) {
        values.put("word", words.laterWord());
      }
      found.add(new Condition("(" + search + ")", values));
    }
    filters.forEach(
        (name, filter) -> {
          String value = query.filter(name);
          if (value != null) {
            found.add(filter.of(value, query, "f_" + name));
          }
        });
    // Last: it is looked up for what is left, row by row.
    found.addAll(always);
    return found;
  }

  /** The joins that a text names, and those that these need in turn. */
  private String joins(String text) {
    List<String> names = new ArrayList<>(joins.keySet());
    String needed = text;
    StringBuilder found = new StringBuilder();
    for (int i = names.size() - 1; i >= 0; i--) {
      if (needed.matches("(?s).*\\b" + names.get(i) + "\\..*")) {
        found.insert(0, " " + joins.get(names.get(i)));
        needed += " " + joins.get(names.get(i));
      }
    }
    return found.toString();
  }

  private static String where(List<Condition> conditions) {
    return conditions.isEmpty()
        ? ""
        : " where " + String.join(" and ", conditions.stream().map(Condition::sql).toList());
  }

  private String orderBy(ListQuery query) {
    String chosen = query.sort() == null ? null : sorts.get(query.sort());
    if (chosen == null) {
      return " order by " + order;
    }
    String direction = query.descending() ? " desc" : "";
    return " order by " + chosen + direction + ", " + key + direction;
  }
}
