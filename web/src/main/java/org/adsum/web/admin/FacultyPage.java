package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.course.boundary.FacultyBoundary;
import org.adsum.course.boundary.FacultyInput;
import org.adsum.course.boundary.FacultyView;

/** One faculty: a new one, or one to change. */
@Named("adminFaculty")
@ViewScoped
public class FacultyPage implements Serializable {
  private static final String FORM = "faculty";

  @Inject FacultyBoundary faculties;
  @Inject FormReply reply;

  private String id;
  private String code;
  private String title;
  private String savedCode;
  private long courses;
  private int version;

  /** Reads the faculty, unless it is to be a new one. */
  public void load() {
    if (!isNew()) {
      FacultyView found = Place.orNotFound(() -> faculties.faculty(id));
      if (found != null) {
        show(found);
      }
    }
  }

  private void show(FacultyView view) {
    code = view.code();
    title = view.title();
    savedCode = code;
    courses = view.courses();
    version = view.version();
  }

  /** Makes the faculty and goes to the list, or changes it. */
  public void save() {
    FacultyInput input = new FacultyInput(code, title, version);
    if (isNew()) {
      reply.submit(
          FORM,
          input,
          () -> {
            faculties.create(input);
            Place.go("/admin/faculties", "done.faculty");
          });
    } else if (reply.submit(
        FORM,
        input,
        () -> {
          faculties.update(id, input);
          show(faculties.faculty(id));
        })) {
      reply.done("done.saved");
    }
  }

  public boolean isNew() {
    return id == null || id.equals("new");
  }

  /** What it is called on the page. */
  public String getHeading() {
    return isNew() ? FormReply.text("faculty.new") : savedCode;
  }

  /** The saved code, by which lists find it. */
  public String getSavedCode() {
    return savedCode;
  }

  public long getCourses() {
    return courses;
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
