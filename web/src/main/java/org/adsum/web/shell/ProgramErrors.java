package org.adsum.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;

/**
 * What the container refuses before the API sees it, such as an address that cannot be decoded: for
 * programs a problem as everywhere in the API, instead of an error page.
 */
final class ProgramErrors {
  private ProgramErrors() {}

  /** Whether this is the container's error dispatch of a call to the API. */
  static boolean areMeant(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
        && (uri.startsWith("/api/") || uri.startsWith("/scim/"));
  }

  /** Answers with the problem of the container's status. */
  static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = of(status instanceof Integer code ? code : 500);
    SecurityHeaders.strict().forEach(response::setHeader);
    response.setStatus(problem.code().status());
    response.setContentType(ProblemDocument.TYPE);
    response.getWriter().write(ProblemDocument.of(problem, Locale.ENGLISH));
  }

  static Problem of(int status) {
    return switch (status) {
      case 400 -> new Problem(ProblemCode.INVALID_INPUT, "address", Words.of("request-unreadable"));
      case 401 -> new Problem(ProblemCode.NOT_SIGNED_IN);
      case 403 -> new Problem(ProblemCode.FORBIDDEN);
      case 404 -> new Problem(ProblemCode.NOT_FOUND);
      case 405 -> new Problem(ProblemCode.METHOD_NOT_ALLOWED);
      case 429 -> new Problem(ProblemCode.TOO_MANY_REQUESTS);
      case 413 -> new Problem(ProblemCode.BODY_TOO_LARGE);
      default -> new Problem(ProblemCode.INTERNAL);
    };
  }
}
