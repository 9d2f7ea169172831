package org.adsum.report.boundary;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Days in the reader's zone, both included. */
public record Days(LocalDate from, LocalDate to, ZoneId zone) {
  /** The begin of the first day. */
  public Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The end of the last day, which does not belong to it any more. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The Monday on or before the first day, from which weeks are counted. */
  public LocalDate monday() {
    return from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The begin of that Monday. */
  public Instant mondayBegin() {
    return monday().atStartOfDay(zone).toInstant();
  }
}
