package org.adsum.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.adsum.admin.control.OverviewRepository;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;

/** The numbers of the console's first page. */
@Stateless
public class OverviewBoundary {
  @Inject OverviewRepository reports;
  @Inject EnrolmentBoundary enrolments;
  @Inject ScopeBoundary scopes;
  @Inject Clock clock;

  /** Today's check-ins by the hour in which they were sent; hours without any are left out. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<CheckInHour> checkInsToday(ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return reports.checkInHours(
        today.atStartOfDay(zone).toInstant(),
        today.plusDays(1).atStartOfDay(zone).toInstant(),
        scopes.reading());
  }

  /** The numbers of now and today. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Overview overview(ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return reports.overview(
        today.atStartOfDay(zone).toInstant(),
        today.plusDays(1).atStartOfDay(zone).toInstant(),
        enrolments.counts(),
        scopes.reading());
  }
}
