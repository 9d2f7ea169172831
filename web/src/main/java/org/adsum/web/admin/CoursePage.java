package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseId;
import org.adsum.course.boundary.CourseInput;
import org.adsum.course.boundary.CourseView;
import org.adsum.course.boundary.FacultyBoundary;
import org.adsum.course.boundary.FacultyView;

/** One course: a new one, or one to change. */
@Named("adminCourse")
@ViewScoped
public class CoursePage implements Serializable {
  private static final String FORM = "course";

  @Inject CatalogueBoundary catalogue;
  @Inject FacultyBoundary facultyBoundary;
  @Inject FormReply reply;

  private String id;
  private String code;
  private String title;
  private String savedCode;
  private String facultyId;
  private transient List<FacultyView> faculties;
  private long sections;
  private int version;

  /** Reads the course, unless it is to be a new one. */
  public void load() {
    if (!isNew()) {
      CourseView found = Place.orNotFound(() -> catalogue.course(new CourseId(id)));
      if (found != null) {
        show(found);
      }
    }
  }

  private void show(CourseView view) {
    code = view.code();
    savedCode = code;
    title = view.title();
    sections = view.sections();
    facultyId = view.facultyId();
    version = view.version();
  }

  /** Makes the course and goes to its page, or changes it. */
  public void save() {
    CourseInput input = new CourseInput(code, title, facultyId == null ? "" : facultyId, version);
    if (isNew()) {
      reply.submit(
          FORM,
          input,
          () -> Place.go("/admin/courses/" + catalogue.createCourse(input), "done.course"));
    } else if (reply.submit(
        FORM,
        input,
        () -> {
          CourseId course = new CourseId(id);
          catalogue.updateCourse(course, input);
          show(catalogue.course(course));
        })) {
      reply.done("done.saved");
    }
  }

  public boolean isNew() {
    return id == null || id.equals("new");
  }

  /** What the course is called on the page. */
  public String getHeading() {
    return isNew() ? FormReply.text("course.new") : savedCode;
  }

  /** The saved code, by which the lists of sections and sessions find the course. */
  public String getSavedCode() {
    return savedCode;
  }

  public long getSections() {
    return sections;
  }

  /** The faculties to choose from, by code. */
  public List<FacultyView> getFaculties() {
    if (faculties == null) {
      faculties = facultyBoundary.faculties();
    }
    return faculties;
  }

  public String getFacultyId() {
    return facultyId;
  }

  public void setFacultyId(String facultyId) {
    this.facultyId = facultyId;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
