package org.adsum.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.jboss.logging.Logger;

/** Whoever did nothing for too long is not listed as signed in any more. */
@WebListener
public class SessionEnd implements HttpSessionListener {
  private static final Logger LOG = Logger.getLogger(SessionEnd.class);

  @Inject SignInSessionBoundary sessions;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    try {
      SignedIn.in(event.getSession()).ifPresent(known -> sessions.end(known.session()));
    } catch (RuntimeException failure) {
      // While the server stops; the row is forgotten with the next sign-ins.
      LOG.debug("An ended session is still listed", failure);
    }
  }
}
