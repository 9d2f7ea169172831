package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.adsum.report.boundary.AttendanceBy;
import org.adsum.report.boundary.AttendanceLine;
import org.adsum.report.boundary.HeatCell;
import org.adsum.report.boundary.ReportBoundary;
import org.adsum.web.shell.Zone;

/** Attendance by course, section or week between two days; all of it stands in the address. */
@Named("adminReport")
@ViewScoped
public class ReportPage implements Serializable {
  private static final int MOST_BARS = 20;

  @Inject ReportBoundary reports;
  @Inject Zone zone;
  @Inject Clock clock;

  private ReportDays days;
  private AttendanceBy by = AttendanceBy.COURSE;
  private transient List<AttendanceLine> rows;
  private transient List<AttendanceLine> weeks;
  private transient List<HeatCell> cells;
  private Long due;

  @PostConstruct
  void begin() {
    days = new ReportDays(LocalDate.ofInstant(clock.instant(), zone.getId()), zone.getId());
  }

  public ReportDays getDays() {
    return days;
  }

  /** Of how many sections the sums are not up to date yet. */
  public long getDue() {
    if (due == null) {
      due = reports.bringUpToDate();
    }
    return due;
  }

  /** The lines, by code or by week. */
  public List<AttendanceLine> getRows() {
    if (rows == null) {
      rows = days.isBackwards() ? List.of() : reports.attendance(by, days.days());
    }
    return rows;
  }

  /** The weeks, for the trend. */
  public List<AttendanceLine> getWeeks() {
    if (weeks == null) {
      weeks =
          by == AttendanceBy.WEEK || days.isBackwards()
              ? getRows()
              : reports.attendance(AttendanceBy.WEEK, days.days());
    }
    return weeks;
  }

  /** Days of the week and hours. */
  public HeatMap getHeat() {
    if (cells == null) {
      cells = days.isBackwards() ? List.of() : reports.heat(days.days());
    }
    return new HeatMap(cells);
  }

  /** What is in the chart: all, or those with the lowest attendance when there are many. */
  public List<AttendanceLine> getCharted() {
    return isShortened()
        ? getRows().stream()
            .sorted(Comparator.comparingDouble(AttendanceLine::rate))
            .limit(MOST_BARS)
            .toList()
        : getRows();
  }

  /** Whether there is too much for one chart; weeks are always shown all. */
  public boolean isShortened() {
    return by != AttendanceBy.WEEK && getRows().size() > MOST_BARS;
  }

  /** The bars. */
  public String getChart() {
    return chart(getCharted());
  }

  /** The bars of the weeks. */
  public String getTrend() {
    return chart(getWeeks());
  }

  private static String chart(List<AttendanceLine> bars) {
    return new BarChart(bars.stream().map(AttendanceLine::label).toList())
        .series(FormReply.text("status.present"), "ok", bars.stream().map(AttendanceLine::present))
        .series(FormReply.text("status.late"), "warn", bars.stream().map(AttendanceLine::late))
        .series(
            FormReply.text("status.excused"), "info", bars.stream().map(AttendanceLine::excused))
        .series(FormReply.text("status.absent"), "bad", bars.stream().map(AttendanceLine::absent))
        .json();
  }

  public AttendanceBy[] getChoices() {
    return AttendanceBy.values();
  }

  public AttendanceBy getBy() {
    return by;
  }

  public void setBy(AttendanceBy by) {
    this.by = by == null ? AttendanceBy.COURSE : by;
  }
}
