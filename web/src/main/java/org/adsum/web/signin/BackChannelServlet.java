package org.adsum.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.shell.ProblemDocument;
import org.adsum.web.shell.SameOriginFilter;
import org.adsum.web.sso.LogoutTokens;
import org.adsum.web.sso.SsoSettings;

/**
 * Where the identity provider says that somebody has signed out there (OpenID Connect Back-Channel
 * Logout 1.0). The signed token speaks for the request; no cookie does.
 */
@WebServlet(SameOriginFilter.BACK_CHANNEL)
public class BackChannelServlet extends HttpServlet {
  @Inject SsoSettings settings;
  @Inject LogoutTokens tokens;
  @Inject SignInSessionBoundary sessions;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!settings.isOidc()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      LogoutTokens.Ended ended = tokens.read(request.getParameter("logout_token"));
      sessions.endByProvider(settings.issuer(), ended.subject(), ended.session());
      response.setStatus(HttpServletResponse.SC_OK);
    } catch (Problem problem) {
      response.setStatus(problem.code().status());
      response.setContentType(ProblemDocument.TYPE);
      response.getWriter().write(ProblemDocument.of(problem, Locale.ENGLISH));
      if (problem.code() == ProblemCode.SSO_UNAVAILABLE) {
        response.setHeader("Retry-After", "5");
      }
    }
  }
}
