package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.FacultyRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All faculties. */
@ApplicationScoped
public class FacultiesSource implements ListSource<FacultyRow> {
  private static final List<ListColumn<FacultyRow>> COLUMNS =
      List.of(
          new ListColumn<>("code", "faculty.code", FacultyRow::code),
          new ListColumn<>("title", "faculty.title", FacultyRow::title),
          new ListColumn<>("courses", "nav.courses", FacultyRow::courses));

  @Inject CatalogueListBoundary catalogue;

  @Override
  public String name() {
    return "faculties";
  }

  @Override
  public Set<String> filters() {
    return Set.of();
  }

  @Override
  public Set<String> sorts() {
    return Set.of("code", "title");
  }

  @Override
  public List<ListColumn<FacultyRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<FacultyRow> page(ListQuery query) {
    return catalogue.faculties(query);
  }

  @Override
  public void each(ListQuery query, Consumer<FacultyRow> sink) {
    catalogue.eachFaculty(query, sink);
  }
}
