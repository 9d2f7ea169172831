package org.adsum.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Set;

/**
 * The pages that keep nothing from one request to the next: whoever opens one, or is refused with
 * one, begins no session by it.
 */
@Named
@ApplicationScoped
public class StatelessPages {
  private static final String ERRORS = "/error/";
  private static final Set<String> OTHERS =
      Set.of("/login.xhtml", "/sign-in-problem.xhtml", "/code-problem.xhtml");

  static boolean contain(String viewId) {
    return viewId.startsWith(ERRORS) || OTHERS.contains(viewId);
  }

  /** Whether the page with this id is one of them. */
  public boolean has(String viewId) {
    return contain(viewId);
  }
}
