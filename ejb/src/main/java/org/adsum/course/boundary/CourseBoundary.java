package org.adsum.course.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.course.control.CourseRepository;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** What teachers, students and the other capabilities ask about sections. */
@Stateless
public class CourseBoundary {
  @Inject CourseRepository courses;
  @Inject ScopeBoundary scopes;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** The sections that the caller teaches. */
  @RolesAllowed(Role.TEACHER_NAME)
  public List<SectionView> taughtByMe() {
    return courses.sectionsTaughtBy(caller());
  }

  /** The sections that the caller attends now. */
  @RolesAllowed(Role.STUDENT_NAME)
  public List<SectionView> attendedByMe() {
    return courses.sectionsAttendedBy(caller(), clock.instant());
  }

  /**
   * Lets those pass who may act for the section: its teachers and admins.
   *
   * @return the section
   * @throws Problem not-found, or not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public SectionView requireTeacher(SectionId section) {
    SectionView view = section(section);
    if (!context.isCallerInRole(Role.ADMIN_NAME)
        && !courses.isTaughtBy(section.value(), caller())) {
      throw new Problem(ProblemCode.NOT_YOUR_SECTION);
    }
    return view;
  }

  /**
   * Lets those pass who may see how the section is attended: its teachers, admins, and the
   * registrars and auditors of its course.
   *
   * @return the section
   * @throws Problem not-found, also for who may not know of it; not-your-section for other teachers
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public SectionView requireReader(SectionId section) {
    return require(section, scopes.reading());
  }

  /**
   * Lets those pass who may keep the section's records: its teachers, admins, and the registrars of
   * its course.
   *
   * @return the section
   * @throws Problem as {@link #requireReader}
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public SectionView requireKeeper(SectionId section) {
    return require(section, scopes.keeping());
  }

  private SectionView require(SectionId section, Scope scope) {
    SectionView view = section(section);
    if (!scope.covers(view.courseId()) && !courses.isTaughtBy(section.value(), caller())) {
      // Teachers know the university's sections from its catalogue; others see only their part.
      throw new Problem(
          context.isCallerInRole(Role.TEACHER_NAME) || scopes.reading().covers(view.courseId())
              ? ProblemCode.NOT_YOUR_SECTION
              : ProblemCode.NOT_FOUND);
    }
    return view;
  }

  /**
   * Whether that person may watch the section: a question of the live endpoints, which have no
   * caller.
   */
  @PermitAll
  public boolean isTaughtBy(SectionId section, UserId teacher) {
    return courses.isTaughtBy(section.value(), teacher.value());
  }

  /**
   * Locks the section's row for the rest of the transaction, so that two openings happen one after
   * the other.
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.SYSTEM_NAME})
  public void lock(SectionId section) {
    courses.lockSection(section.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * One section.
   *
   * @throws Problem not-found
   */
  @PermitAll
  public SectionView section(SectionId section) {
    return courses
        .viewSection(section.value())
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** Whether the student belonged to the section at that time. */
  @PermitAll
  public boolean isOnRoster(SectionId section, UserId student, Instant at) {
    return courses.isOnRoster(section.value(), student.value(), at);
  }

  /** Who belonged to the section at that time, by name. */
  @RolesAllowed({
    Role.TEACHER_NAME,
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.AUDITOR_NAME,
    Role.SYSTEM_NAME
  })
  public List<PersonView> roster(SectionId section, Instant at) {
    return courses.roster(section.value(), at);
  }

  /** How many students each of these sections has now; those without any are left out. */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Map<String, Long> rosterSizes(Collection<String> sectionIds) {
    return courses.rosterSizes(sectionIds, clock.instant());
  }

  /** Ids of those whom the section's news concern now: its students and its teachers. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public Set<String> peopleOf(SectionId section) {
    return Stream.concat(
            courses.roster(section.value(), clock.instant()).stream(),
            courses.teachers(section.value()).stream())
        .map(PersonView::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
