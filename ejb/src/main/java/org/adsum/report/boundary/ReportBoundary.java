package org.adsum.report.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.report.control.AttendanceSumRepository;
import org.adsum.report.control.SumRefresh;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;

/** Reports, for the console. */
@Stateless
public class ReportBoundary {
  /** Most students of a list that is not paged. */
  public static final int MOST_STUDENTS = 200_000;

  @Inject AttendanceSumRepository sums;
  @Inject SumRefresh refresh;
  @Inject ScopeBoundary scopes;

  /** Brings few sums up to date at once, and says of how many sections they still are not. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public long bringUpToDate() {
    refresh.some();
    return refresh.due();
  }

  /** Attendance of the sessions that opened on these days, by code or from the first week on. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<AttendanceLine> attendance(AttendanceBy by, Days days) {
    return sums.attendance(by, days, scopes.reading());
  }

  /** Attendance of the sessions that opened on these days, by day of the week and hour. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<HeatCell> heat(Days days) {
    return sums.heat(days, scopes.reading());
  }

  /** Students with their attendance by section, the lowest rate first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<StudentLine> students(StudentQuestion question, PageRequest page) {
    return new Page<>(
        sums.students(question, page.first(), page.size(), scopes.reading()),
        sums.countStudents(question, scopes.reading()));
  }

  /** All of {@link #students}, for a file. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<StudentLine> allStudents(StudentQuestion question) {
    return sums.students(question, 0, MOST_STUDENTS, scopes.reading());
  }

  /** Refused check-ins sent on these days, by week and reason. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<RefusalLine> refusals(Days days) {
    return sums.refusals(days, scopes.reading());
  }
}
