package org.adsum.web.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that name a record in their path. {@code WEB-INF/undertow-handlers.conf} turns such
 * an address into a view with the parameter {@code id}; this is the way back, so that links, forms
 * and the sign-in keep the address that people see.
 */
public final class PagePaths {
  private record PagePath(String view, String before, String after) {}

  private static final List<PagePath> ALL =
      List.of(
          new PagePath("/teacher/session.xhtml", "/teacher/session/", ""),
          new PagePath("/teacher/hall.xhtml", "/teacher/session/", "/hall"),
          new PagePath("/teacher/section.xhtml", "/teacher/section/", ""),
          new PagePath("/admin/user.xhtml", "/admin/users/", ""),
          new PagePath("/admin/course.xhtml", "/admin/courses/", ""),
          new PagePath("/admin/section.xhtml", "/admin/sections/", ""),
          new PagePath("/admin/import.xhtml", "/admin/imports/", ""),
          new PagePath("/admin/room.xhtml", "/admin/rooms/", ""),
          new PagePath("/admin/faculty.xhtml", "/admin/faculties/", ""));
  private static final Pattern ID = Pattern.compile("(?:^|&)id=([0-9a-z]{1,64})(?:&|$)");

  private PagePaths() {}

  /** The public path of a view that shows the record {@code id}; empty for all other views. */
  public static Optional<String> of(String view, String id) {
    return ALL.stream()
        .filter(path -> id != null && path.view().equals(view))
        .map(path -> path.before() + id + path.after())
        .findFirst();
  }

  /**
   * The address as the person sees it.
   *
   * @param path of the request, perhaps rewritten to a view
   * @param query of the request without the question mark, or null
   */
  public static String seen(String path, String query) {
    Matcher id = ID.matcher(query == null ? "" : query);
    return (id.find() ? of(path, id.group(1)) : Optional.<String>empty())
        .orElseGet(() -> query == null || query.isEmpty() ? path : path + "?" + query);
  }
}
