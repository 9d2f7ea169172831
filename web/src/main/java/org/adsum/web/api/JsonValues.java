package org.adsum.web.api;

import jakarta.json.stream.JsonParser;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.adsum.shared.entity.KnownDays;

/**
 * The members of a body that JSON-B by itself would bend: it cuts numbers to size, so that 1e99,
 * 4294967296 and 0.5 are all 0, a version that somebody may have meant, and it takes years that no
 * database knows.
 */
final class JsonValues {
  private static final Set<Class<?>> INTEGERS = Set.of(int.class, Integer.class);

  private final Map<String, Class<?>> types = new HashMap<>();

  private JsonValues() {}

  /** Those of a record. */
  static JsonValues of(Type type) {
    JsonValues values = new JsonValues();
    if (type instanceof Class<?> one && one.isRecord()) {
      for (RecordComponent component : one.getRecordComponents()) {
        values.types.put(component.getName(), component.getType());
      }
    }
    return values;
  }

  /**
   * Looks at the value that the parser has just read.
   *
   * @param member its name
   * @throws ArithmeticException when a number is no integer of 32 bits where one is meant
   * @throws DateTimeException when a text is no moment or day of the years 1 to 9999 where one is
   *     meant
   */
  void requireFit(String member, JsonParser.Event value, JsonParser parser) {
    Class<?> type = types.getOrDefault(member, Object.class);
    if (value == JsonParser.Event.VALUE_NUMBER && INTEGERS.contains(type)) {
      parser.getBigDecimal().intValueExact();
    } else if (value == JsonParser.Event.VALUE_STRING && type == Instant.class) {
      KnownDays.moment(parser.getString());
    } else if (value == JsonParser.Event.VALUE_STRING && type == LocalDate.class) {
      KnownDays.day(parser.getString());
    }
  }
}
