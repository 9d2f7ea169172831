package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All students with their templates. */
@ApplicationScoped
public class EnrolmentsSource implements ListSource<EnrolmentRow> {
  private static final List<ListColumn<EnrolmentRow>> COLUMNS =
      List.of(
          new ListColumn<>("username", "user.username", EnrolmentRow::username),
          new ListColumn<>("name", "user.name", EnrolmentRow::name),
          new ListColumn<>(
              "status",
              "enrolments.status",
              row -> row.templates() > 0 ? "ENROLLED" : row.enrolAgain() ? "AGAIN" : "MISSING"),
          new ListColumn<>("templates", "enrolments.templates", EnrolmentRow::templates),
          new ListColumn<>("at", "enrolments.at", EnrolmentRow::enrolledAt));

  @Inject EnrolmentBoundary enrolments;

  @Override
  public String name() {
    return "enrolments";
  }

  @Override
  public Set<String> filters() {
    return Set.of("status", "state");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("username", "name");
  }

  @Override
  public List<ListColumn<EnrolmentRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<EnrolmentRow> page(ListQuery query) {
    return enrolments.list(query);
  }

  @Override
  public void each(ListQuery query, Consumer<EnrolmentRow> sink) {
    enrolments.each(query, sink);
  }
}
