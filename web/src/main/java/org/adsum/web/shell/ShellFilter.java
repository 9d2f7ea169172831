package org.adsum.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Sets the security headers of every response before anything is written. */
public class ShellFilter extends HttpFilter {
  private static final String FACES_RESOURCES = "/jakarta.faces.resource/";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headersFor(request).forEach(response::setHeader);
    chain.doFilter(request, response);
  }

  private static Map<String, String> headersFor(HttpServletRequest request) {
    String path = request.getServletPath();
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return SecurityHeaders.errorPage();
    }
    if (path.startsWith(FACES_RESOURCES)) {
      return SecurityHeaders.libraryFile();
    }
    if (path.startsWith("/resources/")) {
      return SecurityHeaders.file();
    }
    return "Faces Servlet".equals(request.getHttpServletMapping().getServletName())
        ? SecurityHeaders.page()
        : SecurityHeaders.strict();
  }
}
