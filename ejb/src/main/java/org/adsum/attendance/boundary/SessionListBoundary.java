package org.adsum.attendance.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import org.adsum.attendance.control.PersonRecordList;
import org.adsum.attendance.control.SessionList;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.control.ListRepository;

/** The console's list of sessions with how many came, see {@link SessionList}. */
@Stateless
public class SessionListBoundary {
  @Inject ListRepository lists;
  @Inject ScopeBoundary scopes;

  /** A page of the sessions, the newest first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<SessionRow> list(ListQuery query) {
    return lists.page(scopes.reading().ofCourses(SessionList.ROWS, "s.course_id"), query);
  }

  /** All sessions of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void each(ListQuery query, Consumer<SessionRow> sink) {
    lists.each(scopes.reading().ofCourses(SessionList.ROWS, "s.course_id"), query, sink);
  }

  /** The newest records of a student, and how many there are in all. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<PersonRecordRow> recordsOf(UserId student, int newest) {
    return lists.page(
        scopes.reading().ofPeople(PersonRecordList.ROWS, "r.student_id"),
        ListQuery.ALL.where(null, Map.of("student", student.value())).at(0, newest));
  }
}
