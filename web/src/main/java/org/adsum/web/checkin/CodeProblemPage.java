package org.adsum.web.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.ResourceBundle;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;

/** Says what is wrong with a scanned code; without one, that a code is needed. */
@Named("codeProblemPage")
@RequestScoped
public class CodeProblemPage {
  static final String ATTRIBUTE = Problem.class.getName();

  @Inject HttpServletRequest request;

  /** A few words. */
  public String getTitle() {
    Problem problem = problem();
    return problem == null
        ? text("code-problem.fallback.title")
        : Problems.title(problem, locale());
  }

  /** What happened and what to do. */
  public String getDetail() {
    Problem problem = problem();
    return problem == null
        ? text("code-problem.fallback.detail")
        : Problems.detail(problem, locale());
  }

  private Problem problem() {
    return (Problem) request.getAttribute(ATTRIBUTE);
  }

  private String text(String key) {
    return ResourceBundle.getBundle("org.adsum.messages.Student", locale()).getString(key);
  }

  private static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }
}
