package org.adsum.web.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.adsum.shared.boundary.ListQuery;

/** Lists in addresses: {@code ?q=ana&role=TEACHER&sort=name&desc=true&page=3&size=50}. */
final class ListAddress {
  private static final int SIZE = 20;
  private static final int LARGEST = 500;

  private ListAddress() {}

  /** What the parameters of an address ask for; what cannot be read is passed over. */
  static ListQuery read(UnaryOperator<String> parameters, Set<String> filters, ZoneId zone) {
    Map<String, String> found = new HashMap<>();
    for (String name : filters) {
      String value = parameters.apply(name);
      if (value != null && !value.isBlank()) {
        found.put(name, value);
      }
    }
    String sort = parameters.apply("sort");
    int size = Math.min(LARGEST, number(parameters.apply("size"), SIZE));
    int before = number(parameters.apply("page"), 1) - 1;
    return new ListQuery(
        parameters.apply("q"),
        found,
        sort,
        // Of no order there is no other way round.
        sort != null && "true".equals(parameters.apply("desc")),
        // Beyond any list, but no farther than a number reaches.
        Math.min(before, Integer.MAX_VALUE / LARGEST - 1) * size,
        size,
        zone);
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : otherwise;
  }

  /** The part of the address after the question mark; what goes without saying is left out. */
  static String write(ListQuery query) {
    Map<String, String> parts = new TreeMap<>(query.filters());
    parts.values().removeIf(String::isBlank);
    if (query.q() != null) {
      parts.put("q", query.q());
    }
    if (query.sort() != null) {
      parts.put("sort", query.sort());
      if (query.descending()) {
        parts.put("desc", "true");
      }
    }
    if (query.first() >= query.size()) {
      parts.put("page", String.valueOf(query.first() / query.size() + 1));
    }
    if (query.size() != SIZE) {
      parts.put("size", String.valueOf(query.size()));
    }
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }
}
