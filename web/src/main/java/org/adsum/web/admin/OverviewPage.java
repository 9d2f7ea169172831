package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.adsum.admin.boundary.CheckInHour;
import org.adsum.admin.boundary.Overview;
import org.adsum.admin.boundary.OverviewBoundary;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.web.shell.Zone;

/** The console's first page: is all well? */
@Named("adminHome")
@RequestScoped
public class OverviewPage {
  @Inject OverviewBoundary reports;
  @Inject LookalikeBoundary lookalikes;
  @Inject Zone zone;

  private Overview numbers;
  private List<CheckInHour> hours;

  /** The numbers of now and today. */
  public Overview getNumbers() {
    if (numbers == null) {
      numbers = reports.overview(zone.getId());
    }
    return numbers;
  }

  /** Pairs of students who look alike and whom nobody has looked at. */
  public long getLookalikes() {
    return lookalikes.open();
  }

  /** Today's check-ins, hour by hour. */
  public List<CheckInHour> getHours() {
    if (hours == null) {
      hours = reports.checkInsToday(zone.getId());
    }
    return hours;
  }

  /** The hours as a chart. */
  public String getChart() {
    return new BarChart(getHours().stream().map(h -> zone.clock(h.from())).toList())
        .series(
            FormReply.text("home.accepted"), "ok", getHours().stream().map(CheckInHour::accepted))
        .series(FormReply.text("home.review"), "info", getHours().stream().map(CheckInHour::review))
        .series(
            FormReply.text("home.refused"), "warn", getHours().stream().map(CheckInHour::refused))
        .series(FormReply.text("home.lost"), "bad", getHours().stream().map(CheckInHour::lost))
        .json();
  }
}
