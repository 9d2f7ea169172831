package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.adsum.attendance.boundary.SessionRow;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.TermView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.entity.SessionState;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;
import org.adsum.web.shell.Zone;

/** The list of sessions; several can be closed or called off at once. */
@Named("adminSessions")
@ViewScoped
public class SessionsPage extends ListPage<SessionRow> {
  @Inject SessionsSource source;
  private static final String CLOSE = "close";

  @Inject SessionBoundary sessions;
  @Inject CatalogueBoundary catalogue;
  @Inject Zone zone;
  @Inject FormReply reply;

  private transient List<TermView> terms;

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  public String label(SessionRow row) {
    return row.label() + ", " + zone.time(row.opensAt());
  }

  @Override
  protected String question(String action, List<SessionRow> chosen) {
    long expected = chosen.stream().mapToLong(SessionRow::expected).sum();
    long missing =
        chosen.stream().mapToLong(row -> Math.max(0, row.expected() - row.attended())).sum();
    return FormReply.text("sessions." + action + ".confirm", chosen.size(), missing, expected);
  }

  @Override
  protected void carryOut(String action, List<SessionRow> chosen) {
    int done = 0;
    for (SessionRow row : chosen) {
      SessionId session = new SessionId(row.id());
      if (reply.attempt(
          "list",
          null,
          () -> {
            if (action.equals(CLOSE)) {
              sessions.close(session);
            } else {
              sessions.cancel(session);
            }
          })) {
        done++;
      }
    }
    reply.done("sessions." + action + ".done", done);
  }

  /** The states to choose from. */
  public SessionState[] getStates() {
    return SessionState.values();
  }

  /** The terms to choose from, the newest first. */
  public List<TermView> getTerms() {
    if (terms == null) {
      terms = catalogue.terms();
    }
    return terms;
  }

  @Override
  protected ListSource<SessionRow> source() {
    return source;
  }

  @Override
  public String id(SessionRow row) {
    return row.id();
  }
}
