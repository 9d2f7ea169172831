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
    if (session != null) {
      session.invalidate();
    }
    Optional<URI> there = known.map(SignedIn::idToken).flatMap(provider::address);
    if (there.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", "/login?out=1");
      return;
    }
    // A redirect would count as the form's target, which the pages' policy keeps on this site.
    response.setHeader("Refresh", "0; url=" + there.get());
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("\n");
  }
}
