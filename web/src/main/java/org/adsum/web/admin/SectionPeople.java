package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.PersonView;
import org.adsum.course.boundary.SectionId;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserView;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.PageRequest;

/** Teachers and roster of the section on its page. */
@Named("adminPeople")
@ViewScoped
public class SectionPeople implements Serializable {
  private static final int SUGGESTIONS = 10;

  @Inject CatalogueBoundary catalogue;
  @Inject UserBoundary users;
  @Inject SectionPage page;
  @Inject FormReply reply;

  private final LazyList<PersonView> roster =
      new LazyList<>(
          (first, size, sort) -> catalogue.roster(section(), new PageRequest(getQ(), first, size)));
  private transient List<PersonView> teachers;
  private String q;
  private UserView teacher;
  private UserView student;

  /** Accounts of teachers that these words find. */
  public List<UserView> suggestTeachers(String words) {
    return users.page(new PageRequest(words, 0, SUGGESTIONS), Role.TEACHER).items();
  }

  /** Accounts of students that these words find. */
  public List<UserView> suggestStudents(String words) {
    return users.page(new PageRequest(words, 0, SUGGESTIONS), Role.STUDENT).items();
  }

  /** Lets the chosen teacher act for the section. */
  public void addTeacher() {
    if (teacher == null) {
      reply.wrong("addTeacher", "teacher", "wrong.person");
    } else if (reply.attempt(
        "addTeacher", "teacher", () -> catalogue.addTeacher(section(), new UserId(teacher.id())))) {
      reply.done("done.teacher.added", teacher.name());
      teacher = null;
      teachers = null;
    }
  }

  /** Takes the section from a teacher. */
  public void removeTeacher(PersonView person) {
    if (reply.attempt(
        "teachers", null, () -> catalogue.removeTeacher(section(), new UserId(person.id())))) {
      reply.done("done.teacher.removed", person.name());
    }
    teachers = null;
  }

  /** Puts the chosen student on the roster. */
  public void addStudent() {
    if (student == null) {
      reply.wrong("addStudent", "student", "wrong.person");
    } else if (reply.attempt(
        "addStudent", "student", () -> catalogue.addStudent(section(), new UserId(student.id())))) {
      reply.done("done.student.added", student.name());
      student = null;
    }
  }

  /** Ends a student's time on the roster. */
  public void removeStudent(PersonView person) {
    if (reply.attempt(
        "roster", null, () -> catalogue.removeStudent(section(), new UserId(person.id())))) {
      reply.done("done.student.removed", person.name());
    }
  }

  /** The question before a teacher loses the section; it names the effect. */
  public String removeTeacherQuestion(PersonView person) {
    return FormReply.text("section.teacher.remove.confirm", person.name(), label());
  }

  /** The question before a student leaves the roster; it names the effect. */
  public String removeStudentQuestion(PersonView person) {
    return FormReply.text("section.student.remove.confirm", person.name(), label());
  }

  private String label() {
    return page.getSaved().label();
  }

  private SectionId section() {
    return new SectionId(page.getId());
  }

  /** The section's teachers, by name. */
  public List<PersonView> getTeachers() {
    if (teachers == null) {
      teachers = catalogue.teachers(section());
    }
    return teachers;
  }

  public LazyList<PersonView> getRoster() {
    return roster;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  public UserView getTeacher() {
    return teacher;
  }

  public void setTeacher(UserView teacher) {
    this.teacher = teacher;
  }

  public UserView getStudent() {
    return student;
  }

  public void setStudent(UserView student) {
    this.student = student;
  }
}
