package org.adsum.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adsum.admin.control.DashboardRepository;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;

/** What the console's first page asks again and again. */
@Stateless
public class DashboardBoundary {
  @Inject DashboardRepository dashboard;
  @Inject ScopeBoundary scopes;
  @Inject Clock clock;

  /** The numbers of now and of today in the reader's zone. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public LiveNumbers live(ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return dashboard.live(
        today.atStartOfDay(zone).toInstant(),
        today.plusDays(1).atStartOfDay(zone).toInstant(),
        scopes.reading());
  }

  /** Check-ins of the last minutes, the current one last; a minute without any has zeros. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<CheckInMinute> lastMinutes(int minutes) {
    Instant now = clock.instant();
    Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(minutes - 1L, ChronoUnit.MINUTES);
    Map<Long, CheckInMinute> sent = dashboard.minutes(first, scopes.reading());
    List<CheckInMinute> all = new ArrayList<>();
    for (long i = 0; i < minutes; i++) {
      Instant from = first.plus(i, ChronoUnit.MINUTES);
      all.add(sent.getOrDefault(i, new CheckInMinute(from, 0, 0)));
    }
    return all;
  }

  /** How today's concluded check-ins ended, the most frequent first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<ReasonCount> reasonsToday(ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return dashboard.reasons(
        today.atStartOfDay(zone).toInstant(),
        today.plusDays(1).atStartOfDay(zone).toInstant(),
        scopes.reading());
  }
}
