package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.attendance.boundary.SessionListBoundary;
import org.adsum.attendance.boundary.SessionRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All sessions. */
@ApplicationScoped
public class SessionsSource implements ListSource<SessionRow> {
  private static final List<ListColumn<SessionRow>> COLUMNS =
      List.of(
          new ListColumn<>("opens", "session.opensAt", SessionRow::opensAt),
          new ListColumn<>("section", "section.label", SessionRow::label),
          new ListColumn<>("title", "course.title", SessionRow::title),
          new ListColumn<>("term", "section.term", SessionRow::term),
          new ListColumn<>("room", "section.room", SessionRow::room),
          new ListColumn<>("closes", "session.closesAt", SessionRow::closesAt),
          new ListColumn<>("state", "session.state", session -> session.state().name()),
          new ListColumn<>("attended", "session.attended", SessionRow::attended),
          new ListColumn<>("expected", "session.expected", SessionRow::expected));

  @Inject SessionListBoundary sessions;

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public Set<String> filters() {
    return Set.of("state", "term", "room", "from", "to", "review");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("opensAt", "course", "title", "room", "closesAt", "state");
  }

  @Override
  public List<ListColumn<SessionRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<SessionRow> page(ListQuery query) {
    return sessions.list(query);
  }

  @Override
  public void each(ListQuery query, Consumer<SessionRow> sink) {
    sessions.each(query, sink);
  }
}
