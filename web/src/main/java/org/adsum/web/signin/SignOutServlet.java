package org.adsum.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.adsum.web.sso.ProviderLogout;

/**
 * Ends the session here and, if the identity provider vouched for the person, there. Only by POST,
 * which the same-origin filter guards.
 */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {
  @Inject SignInSessionBoundary sessions;
  @Inject ProviderLogout provider;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    Optional<SignedIn> known = SignedIn.in(session);
    known.ifPresent(one -> sessions.end(one.session()));
    request.logout();
    leave(known.map(SignedIn::idToken).flatMap(provider::address), response);
    if (session != null) {
      session.invalidate();
    }
  }

  /**
   * A page that goes on by itself. A redirect would count as the form's target, which the pages'
   * policy keeps on this site. And it is sent before the session ends: that closes the live line of
   * the page behind, which would then ask for itself again and be quicker than the way out.
   */
  private static void leave(Optional<URI> there, HttpServletResponse response) throws IOException {
    String next = there.map(URI::toString).orElse("/login?out=1");
    response.setHeader("Refresh", "0; url=" + next);
    response.setContentType("text/html;charset=UTF-8");
    String link = next.replace("&", "&amp;").replace("\"", "&quot;");
    response
        .getWriter()
        .write(
            "<!DOCTYPE html><html lang=\"en\"><title>Adsum</title><a href=\""
                + link
                + "\">Sign out</a></html>");
    response.flushBuffer();
  }
}
