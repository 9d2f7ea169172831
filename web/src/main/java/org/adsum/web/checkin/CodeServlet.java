package org.adsum.web.checkin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.adsum.checkin.boundary.CheckInBoundary;
import org.adsum.checkin.boundary.TicketView;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.Pace;
import org.adsum.web.shell.SecurityHeaders;

/**
 * What the QR code opens. The code is checked at once, because signing in takes longer than the
 * code lives; the ticket it buys waits in the session. Asking again is harmless: each good scan
 * buys a ticket that nobody has yet, and a bad one leaves the ticket of an earlier scan alone.
 */
@WebServlet({"/Q/*", "/q/*"})
public class CodeServlet extends HttpServlet {
  @Inject CheckInBoundary checkIns;
  @Inject CodeBoundary codes;
  @Inject Pace pace;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    forbidTraces(response);
    if (isPrefetch(request)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    String path = request.getPathInfo();
    try {
      TicketView ticket = redeem(request, path == null ? "" : path.substring(1));
      ScannedTicket.of(ticket).keepIn(request.getSession());
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", "/checkin");
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      // What follows is a page, with a policy of its own.
      SecurityHeaders.errorPage().forEach(response::setHeader);
      forbidTraces(response);
      response.setStatus(problem.code().status());
      if (problem.code() == ProblemCode.TOO_MANY_REQUESTS) {
        response.setIntHeader("Retry-After", Pace.SECONDS_TO_WAIT);
      }
      request.setAttribute(CodeProblemPage.ATTRIBUTE, problem);
      request.getRequestDispatcher("/code-problem.xhtml").forward(request, response);
    }
  }

  /**
   * Who has signed in is counted by account, as in the API. Others share the pace of their network
   * address, and that of the attendance session: only good codes count there, so that nobody shuts
   * a session for others without being in its room, and never for those who have signed in.
   */
  private TicketView redeem(HttpServletRequest request, String code) {
    Principal signedIn = request.getUserPrincipal();
    if (signedIn != null) {
      pace.require(Pace.Kind.CHECK_IN, signedIn.getName());
      return checkIns.scan(code);
    }
    pace.require(Pace.Kind.OPEN_CODE, request.getRemoteAddr());
    String session = codes.tagIn(code);
    pace.requireRoom(Pace.Kind.OPEN_SESSION, session);
    TicketView ticket = checkIns.scan(code);
    pace.count(Pace.Kind.OPEN_SESSION, session);
    return ticket;
  }

  /** Says that the address is there and does nothing. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    forbidTraces(response);
  }

  private static void forbidTraces(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  /** A browser that only looks ahead gets nothing, and asks again when the person really comes. */
  private static boolean isPrefetch(HttpServletRequest request) {
    String purpose = request.getHeader("Sec-Purpose");
    if (purpose == null) {
      purpose = request.getHeader("Purpose");
    }
    return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }
}
