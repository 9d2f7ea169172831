package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseView;
import org.adsum.shared.boundary.PageRequest;

/** The list of courses. */
@Named("adminCourses")
@ViewScoped
public class CoursesPage implements Serializable {
  @Inject CatalogueBoundary catalogue;

  private final LazyList<CourseView> rows =
      new LazyList<>(
          (first, size, sort) -> catalogue.courses(new PageRequest(getQ(), first, size)));
  private String q;

  public LazyList<CourseView> getRows() {
    return rows;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }
}
