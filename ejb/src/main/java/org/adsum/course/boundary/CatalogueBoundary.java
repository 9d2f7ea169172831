package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.Changes;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.control.CourseRepository;
import org.adsum.course.entity.Course;
import org.adsum.course.entity.RosterEntry;
import org.adsum.course.entity.Section;
import org.adsum.course.entity.TeachingAssignment;
import org.adsum.course.entity.Term;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;

/** Courses, sections, teachers and rosters, for the console. */
@Stateless
public class CatalogueBoundary {
  @Inject CourseRepository courses;
  @Inject SignInBoundary accounts;
  @Inject ScopeBoundary scopes;
  @Inject AuditLog audit;
  @Inject Event<RosterChanged> rosters;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;

  /** Courses whose code or title begins with the request's words, by code. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<CourseView> courses(PageRequest page) {
    Scope scope = scopes.reading();
    return new Page<>(courses.courses(page, scope), courses.countCourses(page, scope));
  }

  /**
   * One course.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public CourseView course(CourseId id) {
    return courses
        .viewCourse(id.value())
        .filter(course -> scopes.reading().covers(course.id()))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** The course with exactly this code. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Optional<CourseView> findCourse(String code) {
    return courses.viewCourseByCode(code).filter(course -> scopes.reading().covers(course.id()));
  }

  /** Sections whose course's code or title begins with the request's words, by code. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<SectionView> sections(PageRequest page) {
    Scope scope = scopes.reading();
    return new Page<>(courses.sections(page, scope), courses.countSections(page, scope));
  }

  /** All terms, the newest first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<TermView> terms() {
    return courses.terms();
  }

  /**
   * Makes a term.
   *
   * @return its id
   * @throws Problem invalid-input, also when it ends before it starts; already-exists when the code
   *     is taken; forbidden when the caller keeps only a part of the university
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public String createTerm(TermInput wanted) {
    input.require(wanted);
    if (!scopes.keeping().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
    if (wanted.endsOn().isBefore(wanted.startsOn())) {
      throw new Problem(ProblemCode.INVALID_INPUT, "endsOn", "must not be before the start");
    }
    Term term =
        new Term(
            ids.next(),
            wanted.code().strip(),
            wanted.title().strip(),
            wanted.startsOn(),
            wanted.endsOn());
    courses.add(term);
    courses.flush();
    log("term.created", term.id(), "code=" + wanted.code().strip());
    return term.id();
  }

  /**
   * Makes a course.
   *
   * @throws Problem invalid-input; already-exists when the code is taken; not-found (faculty);
   *     forbidden when the caller keeps only a part of the university that it is not in
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public CourseId createCourse(CourseInput wanted) {
    input.require(wanted);
    Course course = new Course(ids.next(), wanted.code().strip(), wanted.title().strip());
    course.belongTo(requireFaculty(wanted.facultyId()));
    if (!scopes.keeping().coversFaculty(course.facultyId())) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
    courses.add(course);
    courses.flush();
    log("course.created", course.id(), "code=" + course.code());
    return new CourseId(course.id());
  }

  /**
   * Renames a course, or moves it into another faculty.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the code is
   *     taken; forbidden when the caller does not keep the faculty that it leaves or goes to
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void updateCourse(CourseId id, CourseInput wanted) {
    input.require(wanted);
    Course course =
        courses.findCourse(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    requireKeeping(course.id());
    requireVersion(course.version(), wanted.version());
    if (wanted.facultyId() != null) {
      move(course, requireFaculty(wanted.facultyId()));
    }
    String changes =
        new Changes()
            .change("code", course.code(), wanted.code().strip())
            .change("title", course.title(), wanted.title().strip())
            .toString();
    course.describe(wanted.code().strip(), wanted.title().strip());
    courses.flush();
    log("course.changed", course.id(), changes);
  }

  /**
   * Makes a course one of a faculty, or with null or an empty word of none.
   *
   * @return id of the faculty that it belonged to; null when there was none
   * @throws Problem not-found; forbidden as at {@link #updateCourse}
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public String assignFaculty(CourseId id, String faculty) {
    Course course =
        courses.findCourse(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    requireKeeping(course.id());
    String before = course.facultyId();
    move(course, requireFaculty(faculty));
    courses.flush();
    return before;
  }

  /**
   * Makes a section.
   *
   * @throws Problem invalid-input, not-found (course, term); already-exists when course, term and
   *     number are taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public SectionId createSection(SectionInput wanted) {
    input.require(wanted);
    courses.findCourse(wanted.courseId()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    requireKeeping(wanted.courseId());
    if (!courses.hasTerm(wanted.termId())) {
      throw new Problem(ProblemCode.NOT_FOUND);
    }
    Section section =
        new Section(
            ids.next(), wanted.courseId(), wanted.termId(), wanted.number().strip(), wanted.room());
    courses.add(section);
    courses.flush();
    log(
        "section.created",
        section.id(),
        "course=" + wanted.courseId() + " number=" + wanted.number());
    return new SectionId(section.id());
  }

  /**
   * Changes number and room of a section.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the number is
   *     taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void updateSection(SectionId id, SectionInput wanted) {
    input.require(wanted);
    Section section = kept(id);
    requireVersion(section.version(), wanted.version());
    String changes =
        new Changes()
            .change("number", section.number(), wanted.number().strip())
            .change("room", section.room(), wanted.room())
            .toString();
    section.describe(wanted.number().strip(), wanted.room());
    courses.flush();
    log("section.changed", section.id(), changes);
  }

  /** The students of a section now, by name. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<PersonView> roster(SectionId section) {
    requireSeen(section);
    return courses.roster(section.value(), clock.instant());
  }

  /**
   * One page of the students of a section now, by name; the request's words are the beginning of a
   * user name or of a word of a name.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<PersonView> roster(SectionId section, PageRequest page) {
    requireSeen(section);
    Instant now = clock.instant();
    return new Page<>(
        courses.roster(section.value(), page, now),
        courses.countRoster(section.value(), page, now));
  }

  /** The teachers of a section, by name. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<PersonView> teachers(SectionId section) {
    requireSeen(section);
    return courses.teachers(section.value());
  }

  /**
   * The person with exactly this user name, to be added to a section; also one whom the caller does
   * not see otherwise.
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public Optional<PersonView> findPerson(String username) {
    return courses.person(username);
  }

  /**
   * Puts a student on the roster from now on; one who is there already stays as is.
   *
   * @throws Problem not-found; invalid-input when the account is not a student's
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void addStudent(SectionId section, UserId student) {
    kept(section);
    requireRole(student, Role.STUDENT);
    courses.lockSection(section.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (courses.entry(section.value(), student.value(), clock.instant()).isEmpty()) {
      courses.add(new RosterEntry(ids.next(), section.value(), student.value(), clock.instant()));
      log("roster.added", section.value(), "student=" + student);
      rosters.fire(new RosterChanged(section.value()));
    }
  }

  /** Ends a student's time on the roster; past sessions keep the student. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void removeStudent(SectionId section, UserId student) {
    kept(section);
    courses
        .entry(section.value(), student.value(), clock.instant())
        .ifPresent(
            entry -> {
              entry.end(clock.instant());
              log("roster.removed", section.value(), "student=" + student);
              rosters.fire(new RosterChanged(section.value()));
            });
  }

  /**
   * Lets a teacher act for a section.
   *
   * @throws Problem not-found; invalid-input when the account is not a teacher's
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void addTeacher(SectionId section, UserId teacher) {
    kept(section);
    requireRole(teacher, Role.TEACHER);
    courses.lockSection(section.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (!courses.isTaughtBy(section.value(), teacher.value())) {
      courses.add(new TeachingAssignment(ids.next(), section.value(), teacher.value()));
      log("teacher.added", section.value(), "teacher=" + teacher);
    }
  }

  /** Takes a section from a teacher. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void removeTeacher(SectionId section, UserId teacher) {
    kept(section);
    courses.removeTeacher(section.value(), teacher.value());
    log("teacher.removed", section.value(), "teacher=" + teacher);
  }

  private Section existing(SectionId id) {
    return courses.findSection(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** The section, when the caller keeps it; to others there is none. */
  private Section kept(SectionId id) {
    Section section = existing(id);
    requireKeeping(section.courseId());
    return section;
  }

  private void requireKeeping(String course) {
    if (!scopes.keeping().covers(course)) {
      throw new Problem(
          scopes.reading().covers(course) ? ProblemCode.FORBIDDEN : ProblemCode.NOT_FOUND);
    }
  }

  private void requireSeen(SectionId id) {
    Scope scope = scopes.reading();
    if (!scope.whole() && !scope.covers(existing(id).courseId())) {
      throw new Problem(ProblemCode.NOT_FOUND);
    }
  }

  private void move(Course course, String faculty) {
    Scope scope = scopes.keeping();
    if (Objects.equals(course.facultyId(), faculty)) {
      return;
    }
    if (!scope.whole()
        && !(scope.coversFaculty(course.facultyId()) && scope.coversFaculty(faculty))) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
    log("course.moved", course.id(), "faculty=" + course.facultyId() + ">" + faculty);
    course.belongTo(faculty);
  }

  /** The faculty's id; null when none is given. */
  private String requireFaculty(String id) {
    if (id == null || id.isBlank()) {
      return null;
    }
    courses.findFaculty(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    return id;
  }

  /**
   * Who keeps only a part of the university adds people from outside of it, too; therefore it is
   * not asked whether the caller may see the account.
   */
  private void requireRole(UserId id, Role role) {
    Caller user = accounts.callerById(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (!user.roles().contains(role)) {
      throw new Problem(
          ProblemCode.INVALID_INPUT, user.username(), "does not have the role " + role);
    }
  }

  private static void requireVersion(int current, int given) {
    if (current != given) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private void log(String action, String subject, String details) {
    audit.append(new AuditEvent("course", action, subject, details));
  }
}
