package org.adsum.web.hall;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.web.teacher.PageAnswers;

/** What of the hall page does not change while it is shown. */
@Named
@RequestScoped
public class HallPage {
  @Inject SessionBoundary sessions;
  @Inject PageAnswers answers;

  private String id;
  private SessionView session;

  /** Reads the session that the address names. */
  public void load() {
    answers
        .load(() -> sessions.get(new SessionId(id)))
        .ifPresent(
            found -> {
              session = found;
            });
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public SessionView getSession() {
    return session;
  }
}
