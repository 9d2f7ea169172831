package org.adsum.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.adsum.shared.boundary.Problem;

/**
 * How often one browser may ask, by its HTTP session: pages and calls, not the files that pages
 * need. Programs with a token have no such session and are counted by account.
 */
public class PaceFilter extends HttpFilter {
  @Inject Pace pace;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = ShellFilter.isPartOfPages(request) ? null : request.getSession(false);
    if (session != null) {
      try {
        pace.require(Pace.Kind.BROWSER, session.getId());
      } catch (Problem tooOften) {
        response.setIntHeader("Retry-After", Pace.SECONDS_TO_WAIT);
        response.sendError(tooOften.code().status());
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
