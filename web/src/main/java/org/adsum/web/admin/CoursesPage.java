package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.CourseId;
import org.adsum.course.boundary.CourseRow;
import org.adsum.course.boundary.FacultyRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of courses; several can be given to a faculty at once. */
@Named("adminCourses")
@ViewScoped
public class CoursesPage extends ListPage<CourseRow> {
  @Inject CoursesSource source;
  @Inject CatalogueListBoundary catalogue;
  @Inject CatalogueBoundary courses;
  @Inject FormReply reply;

  private transient List<FacultyRow> faculties;
  private String faculty;

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  public String label(CourseRow row) {
    return row.code() + " " + row.title();
  }

  @Override
  protected String question(String action, List<CourseRow> chosen) {
    return FormReply.text("courses.faculty.confirm", chosen.size());
  }

  @Override
  protected void carryOut(String action, List<CourseRow> chosen) {
    Map<String, String> before = new LinkedHashMap<>();
    for (CourseRow row : chosen) {
      reply.attempt(
          "list",
          null,
          () -> {
            before.put(row.id(), assign(row.id(), faculty));
          });
    }
    reply.done("courses.faculty.done", before.size());
    offerUndo(
        () -> {
          before.forEach((id, old) -> reply.attempt("list", null, () -> assign(id, old)));
          reply.done("list.undone");
        });
  }

  private String assign(String course, String wanted) {
    return courses.assignFaculty(new CourseId(course), wanted);
  }

  /** The faculties to choose from, by code. */
  public List<FacultyRow> getFaculties() {
    if (faculties == null) {
      faculties = catalogue.faculties(ListQuery.ALL.at(0, 500)).items();
    }
    return faculties;
  }

  public String getFaculty() {
    return faculty;
  }

  public void setFaculty(String faculty) {
    this.faculty = faculty;
  }

  @Override
  protected ListSource<CourseRow> source() {
    return source;
  }

  @Override
  public String id(CourseRow row) {
    return row.id();
  }
}
