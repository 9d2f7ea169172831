package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.admin.boundary.CheckInMinute;
import org.adsum.admin.boundary.DashboardBoundary;
import org.adsum.admin.boundary.LiveNumbers;
import org.adsum.admin.boundary.ReasonCount;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.health.Probe;
import org.adsum.web.health.BrokerProbe;
import org.adsum.web.shell.Zone;

/** The living part of the console's first page, which is asked for again every few seconds. */
@Named("adminNow")
@RequestScoped
public class DashboardPage {
  private static final int MINUTES = 30;

  @Inject DashboardBoundary dashboard;
  @Inject BrokerProbe broker;
  @Inject @Any Instance<Probe> probes;
  @Inject Zone zone;
  @Inject Clock clock;

  private LiveNumbers numbers;
  private List<CheckInMinute> minutes;
  private List<ReasonCount> reasons;
  private List<Health> health;

  /** Whether one of the parts works that nothing goes without; {@code fault} may be null. */
  public record Health(String name, boolean up, String fault) {}

  /** The numbers of now and today. */
  public LiveNumbers getNumbers() {
    if (numbers == null) {
      numbers = dashboard.live(zone.getId());
    }
    return numbers;
  }

  /** Today, as the lists' filters write it. */
  public LocalDate getToday() {
    return LocalDate.ofInstant(clock.instant(), zone.getId());
  }

  /** Check-ins of the last half hour, minute by minute. */
  public List<CheckInMinute> getMinutes() {
    if (minutes == null) {
      minutes = dashboard.lastMinutes(MINUTES);
    }
    return minutes;
  }

  /** The minutes as a chart. */
  public String getMinuteChart() {
    return new BarChart(getMinutes().stream().map(m -> zone.clock(m.from())).toList())
        .series(
            FormReply.text("home.accepted"),
            "ok",
            getMinutes().stream().map(CheckInMinute::accepted))
        .series(
            FormReply.text("home.other"), "warn", getMinutes().stream().map(CheckInMinute::other))
        .json();
  }

  /** How today's check-ins ended, the most frequent first. */
  public List<ReasonCount> getReasons() {
    if (reasons == null) {
      reasons = dashboard.reasonsToday(zone.getId());
    }
    return reasons;
  }

  /** The reasons as a chart, each with the tone of its state. */
  public String getReasonChart() {
    BarChart chart = new BarChart(getReasons().stream().map(this::reason).toList());
    tone(chart, "home.accepted", "ok", AttemptState.ACCEPTED);
    tone(chart, "home.review", "info", AttemptState.REVIEW);
    tone(chart, "home.refused", "warn", AttemptState.REJECTED);
    tone(chart, "home.lost", "bad", AttemptState.EXPIRED, AttemptState.FAILED);
    return chart.json();
  }

  private void tone(BarChart chart, String key, String tone, AttemptState... states) {
    List<AttemptState> wanted = List.of(states);
    Stream<Long> values =
        getReasons().stream().map(r -> wanted.contains(r.state()) ? r.count() : 0L);
    chart.series(FormReply.text(key), tone, values);
  }

  /** An outcome in words. */
  public String reason(ReasonCount row) {
    return FormReply.text(
        row.reason() == null ? "reason." + row.state() : "reason." + row.reason());
  }

  /** The parts that nothing goes without. */
  public List<Health> getHealth() {
    if (health == null) {
      health =
          probes.stream()
              .filter(Probe::exists)
              .map(probe -> new Health(probe.name(), works(probe), probe.fault().orElse(null)))
              .sorted((one, other) -> one.name().compareTo(other.name()))
              .toList();
    }
    return health;
  }

  private static boolean works(Probe probe) {
    try {
      return probe.works();
    } catch (RuntimeException failure) {
      return false;
    }
  }

  /** Check-ins in the broker's queue; -1 when it does not answer. */
  public int getQueued() {
    return broker.depth();
  }

  /** The name of the node that answers. */
  public String getNode() {
    return System.getProperty("jboss.node.name", "");
  }
}
