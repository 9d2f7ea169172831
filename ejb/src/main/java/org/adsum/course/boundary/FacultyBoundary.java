package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.control.CourseRepository;
import org.adsum.course.entity.Faculty;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;

/** The faculties, which are few. */
@Stateless
public class FacultyBoundary {
  @Inject CourseRepository courses;
  @Inject ScopeBoundary scopes;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;

  /** The faculties that the caller may see, by code. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<FacultyView> faculties() {
    return courses.faculties().stream()
        .filter(faculty -> scopes.reading().coversFaculty(faculty.id()))
        .toList();
  }

  /**
   * One faculty that the caller may see.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public FacultyView faculty(String id) {
    return faculties().stream()
        .filter(faculty -> faculty.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * Makes a faculty.
   *
   * @return its id
   * @throws Problem invalid-input; already-exists when the code is taken; forbidden when the caller
   *     keeps only a part of the university
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public String create(FacultyInput wanted) {
    input.require(wanted);
    requireWhole();
    Faculty faculty = new Faculty(ids.next(), wanted.code(), wanted.title());
    courses.add(faculty);
    courses.flush();
    log("faculty.created", faculty.id(), wanted);
    return faculty.id();
  }

  /**
   * Renames a faculty.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the code is
   *     taken; forbidden when the caller keeps only a part of the university
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void update(String id, FacultyInput wanted) {
    input.require(wanted);
    requireWhole();
    Faculty faculty = courses.findFaculty(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (faculty.version() != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    faculty.describe(wanted.code(), wanted.title());
    courses.flush();
    log("faculty.changed", id, wanted);
  }

  private void requireWhole() {
    if (!scopes.keeping().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  private void log(String action, String id, FacultyInput wanted) {
    audit.append(new AuditEvent("course", action, id, "code=" + wanted.code()));
  }
}
