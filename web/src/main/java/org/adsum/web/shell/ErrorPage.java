package org.adsum.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;

/** The words of the error pages: those of the problem when there is one, else those of its kind. */
@Named
@RequestScoped
public class ErrorPage {
  /** Address of the page about a form that was open for too long. */
  static final String EXPIRED = "/error/expired.xhtml";

  /** Request attribute with the problem that a page ended with. */
  static final String PROBLEM = ErrorPage.class.getName() + ".problem";

  @Inject HttpServletRequest request;

  /** Address of the page for a status. */
  static String of(int status) {
    return switch (status) {
      case 403, 404, 429 -> "/error/" + status + ".xhtml";
      default -> "/error/500.xhtml";
    };
  }

  /** A few words. */
  public String title(String kind) {
    return problem()
        .map(problem -> Problems.title(problem, locale()))
        .orElseGet(() -> text(kind, ".title"));
  }

  /** What happened and what to do. */
  public String detail(String kind) {
    return problem()
        .map(problem -> Problems.detail(problem, locale()))
        .orElseGet(() -> text(kind, ".detail"));
  }

  /** The address that failed, to try again; null when that makes no sense. */
  public String getAgain() {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean ours = status instanceof Integer code && code >= 500;
    return ours && request.getMethod().equals("GET") && path != null
        ? PagePaths.seen(path.toString(), request.getQueryString())
        : null;
  }

  private Optional<Problem> problem() {
    return request.getAttribute(PROBLEM) instanceof Problem problem
            && problem.code() != ProblemCode.INTERNAL
        ? Optional.of(problem)
        : Optional.empty();
  }

  private static String text(String kind, String part) {
    return ResourceBundle.getBundle("org.adsum.messages.Shell", locale())
        .getString("error." + kind + part);
  }

  private static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }
}
