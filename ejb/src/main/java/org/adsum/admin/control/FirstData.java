package org.adsum.admin.control;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adsum.course.boundary.CampusBoundary;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseId;
import org.adsum.course.boundary.CourseInput;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionInput;
import org.adsum.course.boundary.TermInput;
import org.adsum.identity.boundary.FirstAccounts;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserInput;
import org.adsum.identity.entity.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fills an empty database: with one admin, or with people and courses to try everything out. */
@Stateless
@RunAs(Role.ADMIN_NAME)
public class FirstData {
  private static final int STUDENTS = 40;
  private static final List<String> FIRST_NAMES =
      List.of("Ana", "Ben", "Chiara", "Davud", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas");
  private static final List<String> LAST_NAMES = List.of("Novak", "Okafor", "Petrov", "Quispe");

  @Inject FirstAccounts accounts;
  @Inject UserBoundary users;
  @Inject CatalogueBoundary catalogue;
  @Inject CampusBoundary campus;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.demo", defaultValue = "false")
  String demo;

  @Inject
  @ConfigProperty(name = "adsum.demo.password")
  Optional<String> everyPassword;

  @Inject
  @ConfigProperty(name = "adsum.demo.admin.password")
  Optional<String> adminPassword;

  @Inject
  @ConfigProperty(name = "adsum.demo.teacher.password")
  Optional<String> teacherPassword;

  @Inject
  @ConfigProperty(name = "adsum.demo.student.password")
  Optional<String> studentPassword;

  /** Loads what the configuration asks for, unless there are accounts already. */
  @PermitAll
  public void loadIfEmpty() {
    if (!accounts.areMissing()) {
      return;
    }
    boolean demoWanted = demo.equals("true") || demo.equals("auto");
    Optional<String> first = everyPassword.or(() -> adminPassword);
    if (first.isEmpty() && !demoWanted) {
      return;
    }
    create("admin", "Alex Admin", Role.ADMIN, first);
    if (demoWanted) {
      loadDemo();
    }
  }

  private void loadDemo() {
    UserId teacher1 =
        create("teacher1", "Tamara Teich", Role.TEACHER, everyPassword.or(() -> teacherPassword));
    UserId teacher2 =
        create("teacher2", "Tomás Torres", Role.TEACHER, everyPassword.or(() -> teacherPassword));
    List<UserId> students = new ArrayList<>();
    for (int i = 1; i <= STUDENTS; i++) {
      String name =
          FIRST_NAMES.get((i - 1) % FIRST_NAMES.size())
              + " "
              + LAST_NAMES.get((i - 1) / FIRST_NAMES.size());
      students.add(
          create(
              "student%02d".formatted(i),
              name,
              Role.STUDENT,
              everyPassword.or(() -> studentPassword)));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String term =
        catalogue.createTerm(
            new TermInput(
                "DEMO", "Demo term", today.minusMonths(2).withDayOfMonth(1), today.plusMonths(4)));
    campus.createRoom(new RoomInput("B12", "Main building", 60, 0));
    campus.createRoom(new RoomInput("C3", "Main building", 30, 0));
    campus.createRoom(new RoomInput("Lab 2", "Physics", 24, 0));
    section(term, "CS-301", "Operating Systems", "A", "B12", teacher1, students);
    section(
        term, "MA-110", "Linear Algebra", "A", "C3", teacher1, students.subList(0, STUDENTS / 2));
    section(
        term,
        "PH-205",
        "Thermodynamics",
        "B",
        "Lab 2",
        teacher2,
        students.subList(STUDENTS / 2, STUDENTS));
  }

  private void section(
      String term,
      String code,
      String title,
      String number,
      String room,
      UserId teacher,
      List<UserId> students) {
    CourseId course = catalogue.createCourse(new CourseInput(code, title, null, 0));
    SectionId section =
        catalogue.createSection(new SectionInput(course.value(), term, number, room, 0));
    catalogue.addTeacher(section, teacher);
    students.forEach(student -> catalogue.addStudent(section, student));
  }

  private UserId create(String username, String name, Role role, Optional<String> password) {
    return new UserId(
        users
            .create(
                new UserInput(username, name, null, Set.of(role), null, password.orElse(null), 0))
            .id());
  }
}
