package org.adsum.shared.boundary;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which rows of a list are wanted, in which order, and which page of them. Names of filters and of
 * columns that a list does not know are passed over: they come from addresses, which people edit.
 *
 * @param q words to look for, or null
 * @param filters by name; empty values count as absent
 * @param sort name of a column, or null for the list's own order
 * @param descending whether that order is turned round
 * @param first number of the first row, from 0
 * @param size rows, 1 to 500
 * @param zone whose days are meant when a filter names a day
 */
public record ListQuery(
    String q,
    Map<String, String> filters,
    String sort,
    boolean descending,
    int first,
    int size,
    ZoneId zone) {
  /** The first twenty rows of everything. */
  public static final ListQuery ALL =
      new ListQuery(null, Map.of(), null, false, 0, 20, ZoneOffset.UTC);

  public ListQuery {
    PageRequest page = new PageRequest(q, first, size);
    q = page.q();
    first = page.first();
    size = page.size();
    filters = Map.copyOf(filters);
    zone = zone == null ? ZoneOffset.UTC : zone;
  }

  /** The value of a filter, or null. */
  public String filter(String name) {
    String value = filters.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The same with another page. */
  public ListQuery at(int otherFirst, int otherSize) {
    return new ListQuery(q, filters, sort, descending, otherFirst, otherSize, zone);
  }

  /** The same with only these words, or null, and these filters. */
  public ListQuery where(String words, Map<String, String> otherFilters) {
    return new ListQuery(words, otherFilters, sort, descending, first, size, zone);
  }

  /** The same in another order. */
  public ListQuery by(String column, boolean turned) {
    return new ListQuery(q, filters, column, turned, first, size, zone);
  }
}
