package org.adsum.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * Refuses what another site makes a browser send: every unsafe request that a cookie could speak
 * for must say that it comes from a page of this site. Bearer tokens are not sent by browsers on
 * their own, so requests with one pass.
 */
public class SameOriginFilter extends HttpFilter {
  /** Where the identity provider sends logout tokens to, which speak for themselves. */
  public static final String BACK_CHANNEL = "/sso/backchannel-logout";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE.contains(request.getMethod())
        || !isSpokenForByCookie(request)
        || request.getServletPath().equals(BACK_CHANNEL)
        || RequestOrigin.of(request).isSame()) {
      chain.doFilter(request, response);
      return;
    }
    if (isApi(request)) {
      refuse(response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** The sign-in form counts too: a foreign site must not sign somebody in. */
  private static boolean isSpokenForByCookie(HttpServletRequest request) {
    boolean session = request.getRequestedSessionId() != null;
    return session ? request.getHeader("Authorization") == null : !isApi(request);
  }

  private static boolean isApi(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/scim/");
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    Problem problem = new Problem(ProblemCode.CROSS_SITE);
    response.setStatus(problem.code().status());
    response.setContentType(ProblemDocument.TYPE);
    response.getWriter().write(ProblemDocument.of(problem, Locale.ENGLISH));
  }
}
