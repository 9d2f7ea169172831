package org.adsum.web.signin;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.shell.PagePaths;
import org.adsum.web.shell.ProblemDocument;
import org.adsum.web.shell.RequestOrigin;
import org.adsum.web.shell.SecurityHeaders;

/** Answers a request that the mechanism does not let pass, in the form that its sender reads. */
final class Refusal {
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  Refusal(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
    // What is refused here never reaches the filter that sets them otherwise.
    SecurityHeaders.strict().forEach(response::setHeader);
  }

  /** Sends people to the sign-in page, and programs away. */
  AuthenticationStatus signInFirst() {
    if (isForPrograms()) {
      return problem(new Problem(ProblemCode.NOT_SIGNED_IN), true);
    }
    String login = SignInTarget.loginPage(target());
    if (isFacesAjax()) {
      response.setContentType("text/xml;charset=UTF-8");
      return write(
          HttpServletResponse.SC_OK,
          "<?xml version='1.0' encoding='UTF-8'?>\n<partial-response><redirect url=\""
              + login
              + "\"></redirect></partial-response>");
    }
    response.setHeader("Location", login);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** A problem document; {@code challenge} names the scheme that would help. */
  AuthenticationStatus problem(Problem problem, boolean challenge) {
    if (challenge) {
      response.setHeader(
          "WWW-Authenticate",
          request.getHeader("Authorization") == null
              ? "Bearer realm=\"Adsum\""
              : "Bearer realm=\"Adsum\", error=\"invalid_token\"");
    }
    if (problem.code().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    response.setContentType(ProblemDocument.TYPE);
    return write(problem.code().status(), ProblemDocument.of(problem, Locale.ENGLISH));
  }

  private boolean isForPrograms() {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/live/");
  }

  private boolean isFacesAjax() {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }

  /** The page to come back to; of a posted form the page that holds it. */
  private String target() {
    if (request.getMethod().equals("GET")) {
      return PagePaths.seen(request.getRequestURI(), request.getQueryString());
    }
    return RequestOrigin.of(request).refererPath().orElse("/");
  }

  private AuthenticationStatus write(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
