package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseId;
import org.adsum.course.boundary.CourseView;
import org.adsum.course.boundary.FacultyBoundary;
import org.adsum.course.boundary.FacultyView;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.ScopeGrant;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.PageRequest;

/** To what parts of the university the account of the page is narrowed. */
@Named("adminScope")
@ViewScoped
public class ScopeForm implements Serializable {
  private static final String FORM = "scope";
  private static final int SUGGESTIONS = 10;

  @Inject ScopeBoundary scopes;
  @Inject UserBoundary users;
  @Inject CatalogueBoundary catalogue;
  @Inject FacultyBoundary facultyBoundary;
  @Inject UserPage page;
  @Inject FormReply reply;

  private transient List<Role> roles;
  private transient List<Row> rows;
  private transient List<FacultyView> faculties;
  private Role role;
  private String faculty;
  private String course;

  /** A part with what it is called. */
  public record Row(ScopeGrant grant, String name) {}

  /** Adds the chosen faculty, or the course. */
  public void add() {
    ScopeGrant grant = chosen();
    if (grant == null) {
      return;
    }
    List<ScopeGrant> wanted = new ArrayList<>(grants());
    wanted.add(grant);
    if (narrow(wanted)) {
      faculty = null;
      course = null;
    }
  }

  private ScopeGrant chosen() {
    String code = Suggestion.key(course);
    if (faculty != null) {
      return new ScopeGrant(role, faculty, null);
    }
    String id = catalogue.findCourse(code).map(CourseView::id).orElse(null);
    if (id == null) {
      reply.wrong(FORM, "course", code.isEmpty() ? "wrong.scope" : "wrong.course", code);
    }
    return id == null ? null : new ScopeGrant(role, null, id);
  }

  /** Takes a part away. */
  public void remove(Row row) {
    narrow(grants().stream().filter(grant -> !grant.equals(row.grant())).toList());
  }

  private boolean narrow(List<ScopeGrant> wanted) {
    boolean done = reply.attempt(FORM, "course", () -> scopes.narrow(user(), wanted));
    if (done) {
      reply.done("done.saved");
    }
    rows = null;
    return done;
  }

  /** The question before a part is taken away; it names the effect. */
  public String removeQuestion(Row row) {
    boolean last = grants().stream().filter(g -> g.role() == row.grant().role()).count() == 1;
    return FormReply.text(last ? "scope.remove.last" : "scope.remove.confirm", row.name());
  }

  private List<ScopeGrant> grants() {
    return getRows().stream().map(Row::grant).toList();
  }

  /** The parts of the account, with their names. */
  public List<Row> getRows() {
    if (rows == null) {
      rows = scopes.grants(user()).stream().map(g -> new Row(g, name(g))).toList();
    }
    return rows;
  }

  private String name(ScopeGrant grant) {
    if (grant.courseId() != null) {
      CourseView found = catalogue.course(new CourseId(grant.courseId()));
      return found.code() + " " + found.title();
    }
    return getFaculties().stream()
        .filter(each -> each.id().equals(grant.facultyId()))
        .map(each -> each.code() + " " + each.title())
        .findFirst()
        .orElse(grant.facultyId());
  }

  /** Whether the account as saved has a role that can be narrowed. */
  public boolean isScopable() {
    return !getRoles().isEmpty();
  }

  /** The roles of the account that can be narrowed. */
  public List<Role> getRoles() {
    if (roles == null) {
      var held = users.get(user()).roles();
      roles = Stream.of(Role.REGISTRAR, Role.AUDITOR).filter(held::contains).toList();
    }
    return roles;
  }

  public List<FacultyView> getFaculties() {
    if (faculties == null) {
      faculties = facultyBoundary.faculties();
    }
    return faculties;
  }

  /** Courses whose code or title begins with these words. */
  public List<String> suggestCourses(String words) {
    return catalogue
        .courses(new PageRequest(Suggestion.key(words), 0, SUGGESTIONS))
        .items()
        .stream()
        .map(found -> Suggestion.of(found.code(), found.title()))
        .toList();
  }

  private UserId user() {
    return new UserId(page.getId());
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }

  public String getFaculty() {
    return faculty;
  }

  public void setFaculty(String faculty) {
    this.faculty = faculty;
  }

  public String getCourse() {
    return course;
  }

  public void setCourse(String course) {
    this.course = course;
  }
}
