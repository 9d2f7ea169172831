package org.adsum.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the security headers of every response before anything is written, and spares browsers the
 * files that they have already.
 */
public class ShellFilter extends HttpFilter {
  private static final String FACES_RESOURCES = "/jakarta.faces.resource/";
  private static final String FILES = "/resources/";

  private final FileTags tags = new FileTags();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ProgramErrors.areMeant(request)) {
      ProgramErrors.answer(request, response);
      return;
    }
    headersFor(request).forEach(response::setHeader);
    if (!isFile(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<String> tag = tags.of(getServletContext(), request.getServletPath());
    tag.ifPresent(value -> response.setHeader("ETag", value));
    String known = request.getHeader("If-None-Match");
    if (tag.filter(value -> FileTags.matches(known, value)).isPresent()) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      chain.doFilter(new Undated(request), response);
    }
  }

  /** Whether this is a style, a script or a picture. */
  static boolean isPartOfPages(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith(FILES) || path.startsWith(FACES_RESOURCES);
  }

  private static boolean isFile(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.REQUEST
        && request.getServletPath().startsWith(FILES)
        && request.getMethod().equals("GET");
  }

  private static Map<String, String> headersFor(HttpServletRequest request) {
    String path = request.getServletPath();
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return SecurityHeaders.errorPage();
    }
    if (path.startsWith(FACES_RESOURCES)) {
      return SecurityHeaders.libraryFile();
    }
    if (path.startsWith(FILES)) {
      return SecurityHeaders.file();
    }
    return "Faces Servlet".equals(request.getHttpServletMapping().getServletName())
        ? SecurityHeaders.page()
        : SecurityHeaders.strict();
  }

  /** A request without conditions: the server would judge them by dates that never change. */
  private static final class Undated extends HttpServletRequestWrapper {
    Undated(HttpServletRequest request) {
      super(request);
    }

    @Override
    public long getDateHeader(String name) {
      return isCondition(name) ? -1 : super.getDateHeader(name);
    }

    @Override
    public String getHeader(String name) {
      return isCondition(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isCondition(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isCondition(String name) {
      return name.regionMatches(true, 0, "If-", 0, 3);
    }
  }
}
