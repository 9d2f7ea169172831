package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.FacultyBoundary;
import org.adsum.course.boundary.FacultyInput;
import org.adsum.course.boundary.FacultyView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** The faculties, which are few, and a form for another or to rename one. */
@Named("adminFaculties")
@ViewScoped
public class FacultiesPage implements Serializable {
  @Inject FacultyBoundary boundary;
  @Inject FormReply reply;

  private transient List<FacultyView> faculties;
  private String edited;
  private String code;
  private String title;
  private int version;

  /** Reads the faculty to rename, when the address names one. */
  public void load() {
    if (!isNew()) {
      show(Place.orNotFound(this::found));
    }
  }

  private FacultyView found() {
    return getFaculties().stream()
        .filter(faculty -> faculty.id().equals(edited))
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private void show(FacultyView faculty) {
    if (faculty != null) {
      code = faculty.code();
      title = faculty.title();
      version = faculty.version();
    }
  }

  /** Makes the faculty, or renames it. */
  public void save() {
    FacultyInput input = new FacultyInput(code, title, version);
    boolean making = isNew();
    if (reply.submit("faculty", input, () -> write(input))) {
      reply.done(making ? "done.faculty" : "done.saved", code);
      faculties = null;
      if (making) {
        code = null;
        title = null;
      } else {
        show(found());
      }
    }
  }

  private void write(FacultyInput input) {
    if (isNew()) {
      boundary.create(input);
    } else {
      boundary.update(edited, input);
    }
  }

  public boolean isNew() {
    return edited == null;
  }

  /** The faculties that the reader may see, by code. */
  public List<FacultyView> getFaculties() {
    if (faculties == null) {
      faculties = boundary.faculties();
    }
    return faculties;
  }

  public String getEdited() {
    return edited;
  }

  public void setEdited(String edited) {
    this.edited = edited;
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
