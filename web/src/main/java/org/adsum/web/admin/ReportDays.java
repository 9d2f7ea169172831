package org.adsum.web.admin;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.adsum.report.boundary.Days;
import org.adsum.shared.entity.KnownDays;

/** The days of a report, as its address names them. */
public class ReportDays implements Serializable {
  private static final int DAYS = 120;

  private final LocalDate today;
  private final ZoneId zone;
  private LocalDate from;
  private LocalDate to;

  ReportDays(LocalDate today, ZoneId zone) {
    this.today = today;
    this.zone = zone;
  }

  /** Whether the last day lies before the first. */
  public boolean isBackwards() {
    return getTo().isBefore(getFrom());
  }

  /** Both days in the reader's zone. */
  Days days() {
    return new Days(getFrom(), getTo(), zone);
  }

  /** The first day; a term before the last one when the address names none. */
  public LocalDate getFrom() {
    return from == null ? getTo().minusDays(DAYS) : from;
  }

  public void setFrom(LocalDate from) {
    this.from = from == null ? null : KnownDays.within(from);
  }

  /** The last day; today when the address names none. */
  public LocalDate getTo() {
    return to == null ? today : to;
  }

  public void setTo(LocalDate to) {
    this.to = to == null ? null : KnownDays.within(to);
  }
}
