package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.CourseRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All courses. */
@ApplicationScoped
public class CoursesSource implements ListSource<CourseRow> {
  private static final List<ListColumn<CourseRow>> COLUMNS =
      List.of(
          new ListColumn<>("code", "course.code", CourseRow::code),
          new ListColumn<>("title", "course.title", CourseRow::title),
          new ListColumn<>("faculty", "course.faculty", CourseRow::faculty),
          new ListColumn<>("sections", "nav.sections", CourseRow::sections));

  @Inject CatalogueListBoundary catalogue;

  @Override
  public String name() {
    return "courses";
  }

  @Override
  public Set<String> filters() {
    return Set.of("faculty");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("code", "title", "faculty", "sections");
  }

  @Override
  public List<ListColumn<CourseRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<CourseRow> page(ListQuery query) {
    return catalogue.courses(query);
  }

  @Override
  public void each(ListQuery query, Consumer<CourseRow> sink) {
    catalogue.eachCourse(query, sink);
  }
}
