package org.adsum.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.ExternalIdentity;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.SingleSignOnBoundary;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.SecurityHeaders;
import org.adsum.web.sso.CodeFlow;
import org.adsum.web.sso.PendingSignIn;
import org.adsum.web.sso.ProvenSignIn;
import org.adsum.web.sso.SsoSettings;
import org.jboss.logging.Logger;

/** The way to the university's identity provider and back. */
@WebServlet({"/sso/start", SsoSettings.CALLBACK})
public class SsoServlet extends HttpServlet {
  private static final Logger LOG = Logger.getLogger(SsoServlet.class);

  @Inject SsoSettings settings;
  @Inject CodeFlow flow;
  @Inject SingleSignOnBoundary accounts;
  @Inject SignInBoundary passwords;
  @Inject Arrival arrival;
  @Inject Clock clock;
  @Inject Me me;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!settings.isOidc()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      String next =
          request.getServletPath().equals(SsoSettings.CALLBACK) ? back(request) : away(request);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", next);
    } catch (RuntimeException failure) {
      explain(noted(failure, request), failure, request, response);
    }
  }

  private String away(HttpServletRequest request) {
    PendingSignIn pending = flow.begin(SignInTarget.safe(request.getParameter("to")).orElse(null));
    String address = flow.address(pending, request.getParameter("other") != null).toString();
    PendingSignIns.keep(request.getSession(), pending);
    return address;
  }

  private String back(HttpServletRequest request) {
    PendingSignIn pending =
        PendingSignIns.take(
                request.getSession(false), request.getParameter("state"), clock.instant())
            .orElseThrow(() -> new Problem(ProblemCode.SSO_STATE));
    ProvenSignIn proven = flow.finish(request.getQueryString(), pending);
    arrival.byProvider(account(proven.who()), proven);
    return SignInTarget.safe(pending.target()).orElseGet(me::getHome);
  }

  /** Somebody's first two sign-ins at the same time make one account. */
  private Caller account(ExternalIdentity who) {
    try {
      return accounts.signIn(who);
    } catch (RuntimeException failure) {
      if (Problems.of(failure).code() == ProblemCode.ALREADY_EXISTS) {
        return accounts.signIn(who);
      }
      throw failure;
    }
  }

  private Problem noted(RuntimeException failure, HttpServletRequest request) {
    Problem problem = Problems.of(failure);
    if (problem.code().status() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      passwords.noteRefused(problem.code(), request.getRemoteAddr());
    }
    return problem;
  }

  private static void explain(
      Problem problem,
      RuntimeException failure,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    if (problem.code() == ProblemCode.INTERNAL) {
      LogLine.SSO_FAILED.tell(LOG, failure);
    }
    // What follows is a page, with a policy of its own.
    SecurityHeaders.errorPage().forEach(response::setHeader);
    response.setStatus(problem.code().status());
    request.setAttribute(SignInProblemPage.ATTRIBUTE, problem);
    request.getRequestDispatcher("/sign-in-problem.xhtml").forward(request, response);
  }
}
