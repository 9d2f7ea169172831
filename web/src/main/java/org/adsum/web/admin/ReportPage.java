package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.adsum.admin.boundary.CourseAttendance;
import org.adsum.admin.boundary.ReportBoundary;
import org.adsum.web.shell.Zone;

/** Attendance by course between two days; all of it stands in the address. */
@Named("adminReport")
@ViewScoped
public class ReportPage implements Serializable {
  private static final int DAYS = 30;
  private static final int MOST_BARS = 20;

  @Inject ReportBoundary reports;
  @Inject Zone zone;
  @Inject Clock clock;

  private LocalDate from;
  private LocalDate to;
  private transient List<CourseAttendance> rows;

  /** The courses that had sessions, by code. */
  public List<CourseAttendance> getRows() {
    if (rows == null) {
      rows = isBackwards() ? List.of() : reports.byCourse(getFrom(), getTo(), zone.getId());
    }
    return rows;
  }

  /** The courses in the chart: all, or those with the lowest attendance when there are many. */
  public List<CourseAttendance> getCharted() {
    return isShortened()
        ? getRows().stream()
            .sorted(Comparator.comparingDouble(CourseAttendance::rate))
            .limit(MOST_BARS)
            .toList()
        : getRows();
  }

  /** Whether there are too many courses for one chart. */
  public boolean isShortened() {
    return getRows().size() > MOST_BARS;
  }

  /** The chart. */
  public String getChart() {
    List<CourseAttendance> bars = getCharted();
    return new BarChart(bars.stream().map(CourseAttendance::course).toList())
        .series(
            FormReply.text("status.present"), "ok", bars.stream().map(CourseAttendance::present))
        .series(FormReply.text("status.late"), "warn", bars.stream().map(CourseAttendance::late))
        .series(
            FormReply.text("status.excused"), "info", bars.stream().map(CourseAttendance::excused))
        .series(FormReply.text("status.absent"), "bad", bars.stream().map(CourseAttendance::absent))
        .json();
  }

  /** Whether the last day lies before the first. */
  public boolean isBackwards() {
    return getTo().isBefore(getFrom());
  }

  /** The first day; thirty days before the last one when the address names none. */
  public LocalDate getFrom() {
    return from == null ? getTo().minusDays(DAYS) : from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  /** The last day; today when the address names none. */
  public LocalDate getTo() {
    return to == null ? LocalDate.ofInstant(clock.instant(), zone.getId()) : to;
  }

  public void setTo(LocalDate to) {
    this.to = to;
  }
}
