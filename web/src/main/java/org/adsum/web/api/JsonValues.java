package org.adsum.web.api;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Values of a body as they are, or not at all. JSON-B by itself cuts numbers to size: 1e99,
 * 4294967296 and 0.5 would all be 0, a version that somebody may have meant. And it takes years
 * that no database knows.
 */
final class JsonValues {
  static final JsonbDeserializer<?>[] ALL = {new WholeNumber(), new Moment(), new Day()};

  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private JsonValues() {}

  /**
   * The moment, of a year from 1 to 9999.
   *
   * @throws DateTimeException when it is none
   */
  static Instant moment(String text) {
    Instant moment = Instant.parse(text);
    if (moment.isBefore(BEGINNING) || moment.isAfter(END)) {
      throw new DateTimeException("of no year that is kept");
    }
    return moment;
  }

  private static final class WholeNumber implements JsonbDeserializer<Integer> {
    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context, Type type) {
      return parser.getBigDecimal().intValueExact();
    }
  }

  private static final class Moment implements JsonbDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context, Type type) {
      return moment(parser.getString());
    }
  }

  private static final class Day implements JsonbDeserializer<LocalDate> {
    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context, Type type) {
      LocalDate day = LocalDate.parse(parser.getString());
      moment(day + "T00:00:00Z");
      return day;
    }
  }
}
