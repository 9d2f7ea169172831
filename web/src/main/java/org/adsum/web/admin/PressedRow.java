package org.adsum.web.admin;

import jakarta.faces.context.FacesContext;
import java.util.Map;

/**
 * The row of a list whose button was pressed, as the page showed it: the list may show another one
 * in its place by now.
 */
record PressedRow(String id, int version) {
  private static final int NEVER = -1;

  /**
   * The row that the present request names.
   *
   * @param name of the parameter with the row's id; {@code version} is the other one
   */
  static PressedRow named(String name) {
    return of(
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap(), name);
  }

  /** What no page has sent is a row that nobody has, in a version that it never had. */
  static PressedRow of(Map<String, String> request, String name) {
    String version = request.getOrDefault("version", "");
    return new PressedRow(
        request.getOrDefault(name, ""),
        version.matches("\\d{1,9}") ? Integer.parseInt(version) : NEVER);
  }
}
