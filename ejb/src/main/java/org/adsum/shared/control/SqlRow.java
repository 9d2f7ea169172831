package org.adsum.shared.control;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The values of one row of a native query, by their place. */
public final class SqlRow {
  private final Object[] values;

  SqlRow(Object[] values) {
    this.values = values;
  }

  /** A text, or null. */
  public String text(int place) {
    return values[place] == null ? null : values[place].toString();
  }

  /** A number; 0 for null. */
  public long number(int place) {
    return values[place] == null ? 0 : ((Number) values[place]).longValue();
  }

  /** A number, or null. */
  public Integer integer(int place) {
    return values[place] == null ? null : Integer.valueOf(((Number) values[place]).intValue());
  }

  /** A time, or null. */
  public Instant instant(int place) {
    Object value = values[place];
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    return value instanceof LocalDateTime utc ? utc.toInstant(ZoneOffset.UTC) : (Instant) value;
  }

  /** A day, or null. */
  public LocalDate day(int place) {
    Object value = values[place];
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }

  /** The word of an enum, or null. */
  public <E extends Enum<E>> E word(int place, Class<E> type) {
    return values[place] == null ? null : Enum.valueOf(type, values[place].toString());
  }
}
