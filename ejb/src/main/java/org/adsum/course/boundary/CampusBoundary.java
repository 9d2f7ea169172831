package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.control.CampusRepository;
import org.adsum.course.control.CatalogueLists;
import org.adsum.course.control.CourseRepository;
import org.adsum.course.entity.Course;
import org.adsum.course.entity.Faculty;
import org.adsum.course.entity.Room;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;
import org.adsum.shared.control.ListRepository;

/** Rooms and faculties, and which faculty a course belongs to. */
@Stateless
public class CampusBoundary {
  @Inject CampusRepository campus;
  @Inject CourseRepository courses;
  @Inject ListRepository lists;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;

  /**
   * One room.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public RoomRow room(RoomId id) {
    return lists
        .page(
            CatalogueLists.ROOMS.within("r.id = :room", Map.of("room", id.value())), ListQuery.ALL)
        .items()
        .stream()
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * One faculty.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public FacultyRow faculty(FacultyId id) {
    return lists
        .page(
            CatalogueLists.FACULTIES.within("f.id = :faculty", Map.of("faculty", id.value())),
            ListQuery.ALL)
        .items()
        .stream()
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * Makes a room.
   *
   * @throws Problem invalid-input; already-exists when the code is taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public RoomId createRoom(RoomInput wanted) {
    input.require(wanted);
    Room room = new Room(ids.next());
    room.describe(wanted.code(), wanted.building(), wanted.capacity());
    campus.add(room);
    log("room.created", room.id(), "code=" + wanted.code());
    return new RoomId(room.id());
  }

  /**
   * Changes a room; sections that name it follow a new code, past sessions keep the old one.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the code is
   *     taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void updateRoom(RoomId id, RoomInput wanted) {
    input.require(wanted);
    Room room = existing(id);
    requireVersion(room.version(), wanted.version());
    String before = room.code();
    room.describe(wanted.code(), wanted.building(), wanted.capacity());
    campus.flush();
    if (!before.equals(wanted.code())) {
      campus.renameRoom(before, wanted.code());
    }
    log("room.changed", room.id(), "code=" + before + ">" + wanted.code());
  }

  /**
   * Removes a room from the list of rooms; sections go on naming it.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void removeRoom(RoomId id) {
    Room room = existing(id);
    campus.remove(room);
    log("room.removed", id.value(), "code=" + room.code());
  }

  /**
   * Makes a faculty.
   *
   * @throws Problem invalid-input; already-exists when the code is taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public FacultyId createFaculty(FacultyInput wanted) {
    input.require(wanted);
    Faculty faculty = new Faculty(ids.next());
    faculty.describe(wanted.code(), wanted.title());
    campus.add(faculty);
    log("faculty.created", faculty.id(), "code=" + wanted.code());
    return new FacultyId(faculty.id());
  }

  /**
   * Renames a faculty.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the code is
   *     taken
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void updateFaculty(FacultyId id, FacultyInput wanted) {
    input.require(wanted);
    Faculty faculty =
        campus.findFaculty(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    requireVersion(faculty.version(), wanted.version());
    String before = faculty.code();
    faculty.describe(wanted.code(), wanted.title());
    campus.flush();
    log("faculty.changed", faculty.id(), "code=" + before + ">" + wanted.code());
  }

  /** The id of the faculty of a course, or null. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public String facultyOf(CourseId course) {
    return existing(course).facultyId();
  }

  /**
   * Makes a course one of a faculty, or of none when that is null.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void assignFaculty(CourseId course, FacultyId faculty) {
    String wanted = faculty == null ? null : faculty.value();
    if (wanted != null && campus.findFaculty(wanted).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND);
    }
    Course found = existing(course);
    String before = found.facultyId();
    found.belongTo(wanted);
    courses.flush();
    log("course.faculty", found.id(), "faculty=" + before + ">" + wanted);
  }

  private Course existing(CourseId id) {
    return courses.findCourse(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private Room existing(RoomId id) {
    return campus.findRoom(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
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
