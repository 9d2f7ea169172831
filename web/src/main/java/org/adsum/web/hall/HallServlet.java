package org.adsum.web.hall;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.ProblemDocument;

/**
 * {@code GET /teacher/hall/now?session=ID}: what the hall page shows at this moment, as JSON. Only
 * the current code is ever given, and to the section's teachers alone.
 */
@WebServlet("/teacher/hall/now")
public class HallServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private SessionBoundary sessions;
  @Inject private AttendanceBoundary attendance;
  @Inject private Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String news = news(new SessionId(request.getParameter("session"))).json();
      response.setContentType("application/json;charset=UTF-8");
      response.getWriter().write(news);
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      if (problem.code() == ProblemCode.INTERNAL) {
        throw failure;
      }
      response.setStatus(problem.code().status());
      response.setContentType(ProblemDocument.TYPE);
      response.getWriter().write(ProblemDocument.of(problem, request.getLocale()));
    }
  }

  private HallNews news(SessionId id) {
    SessionView session = sessions.get(id);
    return HallNews.of(clock.instant(), session, attendance.ofSession(id), code(session, id));
  }

  /** The session may be locked between the two questions; then there is no code. */
  private Optional<CodeView> code(SessionView session, SessionId id) {
    if (session.state() != SessionState.OPEN) {
      return Optional.empty();
    }
    try {
      return Optional.of(sessions.currentCode(id));
    } catch (Problem noneNow) {
      return Optional.empty();
    }
  }
}
