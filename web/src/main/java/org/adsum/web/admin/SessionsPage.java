package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.PageRequest;

/** The list of sessions, the newest first. */
@Named("adminSessions")
@ViewScoped
public class SessionsPage implements Serializable {
  @Inject SessionBoundary sessions;

  private final LazyList<SessionView> rows =
      new LazyList<>((first, size, sort) -> sessions.page(new PageRequest(getQ(), first, size)));
  private String q;

  public LazyList<SessionView> getRows() {
    return rows;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }
}
