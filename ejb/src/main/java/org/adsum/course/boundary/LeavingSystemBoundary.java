package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.control.CourseRepository;
import org.adsum.course.entity.RosterEntry;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;

/** People who leave for good. */
@Stateless
public class LeavingSystemBoundary {
  @Inject CourseRepository courses;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /** The sections of running or coming terms that would be without a teacher, by their labels. */
  @RolesAllowed({Role.ADMIN_NAME, Role.SYSTEM_NAME})
  public List<String> taughtAloneBy(UserId teacher) {
    return courses.taughtAloneBy(
        teacher.value(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /**
   * Ends the person's time on all rosters now, which leaves the past as it was, and all teaching.
   *
   * @return how many entries and assignments that were
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public int leaveAll(UserId person) {
    Instant now = clock.instant();
    List<RosterEntry> entries = courses.currentEntries(person.value(), clock.instant());
    entries.forEach(entry -> entry.end(now));
    int taught = courses.removeTeacher(person.value());
    audit.append(
        new AuditEvent(
            "course",
            "person.left",
            person.value(),
            "rosters=" + entries.size() + " teaching=" + taught));
    return entries.size() + taught;
  }
}
