package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.adsum.course.control.CatalogueLists;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.control.ListRepository;

/**
 * The console's lists of the catalogue: a page of each, and all rows one after the other for a
 * file. See {@link CatalogueLists} for their filters and columns.
 */
@Stateless
public class CatalogueListBoundary {
  @Inject ListRepository lists;
  @Inject ScopeBoundary scopes;

  /** A page of the courses. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<CourseRow> courses(ListQuery query) {
    return lists.page(scopes.reading().ofCourses(CatalogueLists.COURSES, "c.id"), query);
  }

  /** All courses of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void eachCourse(ListQuery query, Consumer<CourseRow> sink) {
    lists.each(scopes.reading().ofCourses(CatalogueLists.COURSES, "c.id"), query, sink);
  }

  /** A page of the terms. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<TermRow> terms(ListQuery query) {
    return lists.page(CatalogueLists.TERMS, query);
  }

  /** All terms of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void eachTerm(ListQuery query, Consumer<TermRow> sink) {
    lists.each(CatalogueLists.TERMS, query, sink);
  }

  /** A page of the sections. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<SectionRow> sections(ListQuery query) {
    return lists.page(scopes.reading().ofCourses(CatalogueLists.SECTIONS, "s.course_id"), query);
  }

  /** All sections of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void eachSection(ListQuery query, Consumer<SectionRow> sink) {
    lists.each(scopes.reading().ofCourses(CatalogueLists.SECTIONS, "s.course_id"), query, sink);
  }

  /** A page of the rooms. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<RoomRow> rooms(ListQuery query) {
    return lists.page(CatalogueLists.ROOMS, query);
  }

  /** All rooms of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void eachRoom(ListQuery query, Consumer<RoomRow> sink) {
    lists.each(CatalogueLists.ROOMS, query, sink);
  }

  /** A page of the faculties. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<FacultyRow> faculties(ListQuery query) {
    return lists.page(scopes.reading().ofFaculties(CatalogueLists.FACULTIES, "f.id"), query);
  }

  /** All faculties of the query. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public void eachFaculty(ListQuery query, Consumer<FacultyRow> sink) {
    lists.each(scopes.reading().ofFaculties(CatalogueLists.FACULTIES, "f.id"), query, sink);
  }
}
