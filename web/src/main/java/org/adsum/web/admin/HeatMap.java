package org.adsum.web.admin;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adsum.report.boundary.HeatCell;

/**
 * Attendance by day of the week and hour as a table. Five steps of one colour are fills of the
 * cells; the number stands in each, so that colour alone says nothing.
 */
public final class HeatMap {
  private static final int STEPS = 5;

  private final Map<Integer, HeatCell> cells;
  private final List<Integer> hours;

  HeatMap(List<HeatCell> cells) {
    this.cells =
        cells.stream().collect(Collectors.toMap(c -> key(c.day(), c.hour()), Function.identity()));
    this.hours = cells.stream().map(HeatCell::hour).distinct().sorted().toList();
  }

  private static int key(DayOfWeek day, int hour) {
    return day.getValue() * 24 + hour;
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** The hours in which sessions opened. */
  public List<Integer> getHours() {
    return hours;
  }

  /** The days on which sessions opened. */
  public List<DayOfWeek> getDays() {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> hours.stream().anyMatch(hour -> cells.containsKey(key(day, hour))))
        .toList();
  }

  /** The day's short name. */
  public String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** The cell, or null where no session opened. */
  public HeatCell cell(DayOfWeek day, int hour) {
    return cells.get(key(day, hour));
  }

  /** 1 to 5, from the least attendance to the most, in steps of twenty percent. */
  public int step(HeatCell cell) {
    return Math.min(STEPS, 1 + (int) (cell.rate() * STEPS));
  }
}
