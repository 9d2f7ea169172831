package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.TermRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All terms. */
@ApplicationScoped
public class TermsSource implements ListSource<TermRow> {
  private static final List<ListColumn<TermRow>> COLUMNS =
      List.of(
          new ListColumn<>("code", "term.code", TermRow::code),
          new ListColumn<>("title", "term.title", TermRow::title),
          new ListColumn<>("starts", "term.startsOn", TermRow::startsOn),
          new ListColumn<>("ends", "term.endsOn", TermRow::endsOn),
          new ListColumn<>("sections", "nav.sections", TermRow::sections));

  @Inject CatalogueListBoundary catalogue;

  @Override
  public String name() {
    return "terms";
  }

  @Override
  public Set<String> filters() {
    return Set.of();
  }

  @Override
  public Set<String> sorts() {
    return Set.of("code", "title", "startsOn", "endsOn");
  }

  @Override
  public List<ListColumn<TermRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<TermRow> page(ListQuery query) {
    return catalogue.terms(query);
  }

  @Override
  public void each(ListQuery query, Consumer<TermRow> sink) {
    catalogue.eachTerm(query, sink);
  }
}
