package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.SectionRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All sections. */
@ApplicationScoped
public class SectionsSource implements ListSource<SectionRow> {
  private static final List<ListColumn<SectionRow>> COLUMNS =
      List.of(
          new ListColumn<>("section", "section.label", SectionRow::label),
          new ListColumn<>("title", "course.title", SectionRow::title),
          new ListColumn<>("term", "section.term", SectionRow::term),
          new ListColumn<>("faculty", "course.faculty", SectionRow::faculty),
          new ListColumn<>("room", "section.room", SectionRow::room),
          new ListColumn<>("teachers", "section.teachers", SectionRow::teachers),
          new ListColumn<>("students", "section.students", SectionRow::students));

  @Inject CatalogueListBoundary catalogue;

  @Override
  public String name() {
    return "sections";
  }

  @Override
  public Set<String> filters() {
    return Set.of("term", "faculty", "room", "teacher");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("course", "title", "term", "faculty", "room", "students");
  }

  @Override
  public List<ListColumn<SectionRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<SectionRow> page(ListQuery query) {
    return catalogue.sections(query);
  }

  @Override
  public void each(ListQuery query, Consumer<SectionRow> sink) {
    catalogue.eachSection(query, sink);
  }
}
