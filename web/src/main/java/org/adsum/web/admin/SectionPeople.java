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
  private String teacher;
  private String student;

  /** Teachers that these words find. */
  public List<String> suggestTeachers(String words) {
    return suggest(words, Role.TEACHER);
  }

  /** Students that these words find. */
  public List<String> suggestStudents(String words) {
    return suggest(words, Role.STUDENT);
  }

  private List<String> suggest(String words, Role role) {
    return users.page(new PageRequest(Suggestion.key(words), 0, SUGGESTIONS), role).items().stream()
        .map(user -> Suggestion.of(user.username(), user.name()))
        .toList();
  }

  /** Lets the chosen teacher act for the section. */
  public void addTeacher() {
    PersonView person = chosen(teacher, "addTeacher", "teacher");
    if (person != null
        && reply.attempt(
            "addTeacher",
            "teacher",
            () -> catalogue.addTeacher(section(), new UserId(person.id())))) {
      reply.done("done.teacher.added", person.name());
      teacher = null;
      teachers = null;
    }
  }

  private PersonView chosen(String text, String form, String field) {
    String username = Suggestion.key(text);
    if (username.isEmpty()) {
      reply.wrong(form, field, "wrong.person");
      return null;
    }
    PersonView person = catalogue.findPerson(username).orElse(null);
    if (person == null) {
      reply.wrong(form, field, "wrong.user", username);
    }
    return person;
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
    PersonView person = chosen(student, "addStudent", "student");
    if (person != null
        && reply.attempt(
            "addStudent",
            "student",
            () -> catalogue.addStudent(section(), new UserId(person.id())))) {
      reply.done("done.student.added", person.name());
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

  public String getTeacher() {
    return teacher;
  }

  public void setTeacher(String teacher) {
    this.teacher = teacher;
  }

  public String getStudent() {
    return student;
  }

  public void setStudent(String student) {
    this.student = student;
  }
}
