package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.report.boundary.RefusalLine;
import org.adsum.report.boundary.ReportBoundary;
import org.adsum.web.shell.Zone;

/** Refused check-ins between two days, by week and reason. */
@Named("adminRefusalReport")
@ViewScoped
public class RefusalReportPage implements Serializable {
  @Inject ReportBoundary reports;
  @Inject Zone zone;
  @Inject Clock clock;

  private ReportDays days;
  private transient List<RefusalLine> lines;

  @PostConstruct
  void begin() {
    days = new ReportDays(LocalDate.ofInstant(clock.instant(), zone.getId()), zone.getId());
  }

  public ReportDays getDays() {
    return days;
  }

  private List<RefusalLine> lines() {
    if (lines == null) {
      lines = days.isBackwards() ? List.of() : reports.refusals(days.days());
    }
    return lines;
  }

  public boolean isNone() {
    return lines().isEmpty();
  }

  /** The weeks that had refusals. */
  public List<LocalDate> getWeeks() {
    return lines().stream().map(RefusalLine::week).distinct().sorted().toList();
  }

  /** The reasons that there were, the most frequent first. */
  public List<AttemptReason> getReasons() {
    return lines().stream()
        .map(RefusalLine::reason)
        .distinct()
        .sorted((one, other) -> Long.compare(total(other), total(one)))
        .toList();
  }

  /** How many of a reason there were in a week. */
  public long number(LocalDate week, AttemptReason reason) {
    return lines().stream()
        .filter(line -> line.week().equals(week) && line.reason() == reason)
        .mapToLong(RefusalLine::number)
        .sum();
  }

  /** How many of a reason there were in all. */
  public long total(AttemptReason reason) {
    return lines().stream()
        .filter(line -> line.reason() == reason)
        .mapToLong(RefusalLine::number)
        .sum();
  }

  /** All refusals by week as bars; reasons are too many to be told apart by colour. */
  public String getChart() {
    return new BarChart(getWeeks().stream().map(LocalDate::toString).toList())
        .series(
            FormReply.text("refusals.all"),
            "warn",
            getWeeks().stream()
                .map(
                    week ->
                        lines().stream()
                            .filter(line -> line.week().equals(week))
                            .mapToLong(RefusalLine::number)
                            .sum()))
        .json();
  }
}
