package org.adsum.shared.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Days and moments of the years 1 to 9999. ISO 8601, as Java reads it, goes a thousand million
 * years both ways; a database does not, and fails when it is given one of those.
 */
public final class KnownDays {
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private static final int LAST_YEAR = 9999;

  /** The day before and the day after fit, too, in any zone. */
  private static final LocalDate FIRST_ASKED = LocalDate.parse("0001-01-02");

  private static final LocalDate LAST_ASKED = LocalDate.parse("9999-12-30");

  private KnownDays() {}

  /**
   * The moment that a text names.
   *
   * @throws DateTimeException when it is none, or of no known year
   */
  public static Instant moment(String text) {
    Instant moment = Instant.parse(text);
    if (moment.isBefore(BEGINNING) || moment.isAfter(END)) {
      throw new DateTimeException("of no year that is kept");
    }
    return moment;
  }

  /**
   * The day that a text names.
   *
   * @throws DateTimeException when it is none, or of no known year
   */
  public static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("of no year that is kept");
    }
    return day;
  }

  /** The day that is asked for in a query, or the nearest one whose ends are known as well. */
  public static LocalDate within(LocalDate day) {
    if (day.isBefore(FIRST_ASKED)) {
      return FIRST_ASKED;
    }
    return day.isAfter(LAST_ASKED) ? LAST_ASKED : day;
  }
}
