package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;

/** Says why a sign-in at the identity provider led to nothing. */
@Named
@RequestScoped
public class SignInProblemPage {
  static final String ATTRIBUTE = SignInProblemPage.class.getName();

  @Inject HttpServletRequest request;

  /** A few words. */
  public String getTitle() {
    return Problems.title(problem(), locale());
  }

  /** What happened and what to do. */
  public String getDetail() {
    return Problems.detail(problem(), locale());
  }

  /** Whether it is about the account, so that the same person would meet it again. */
  public boolean isAboutAccount() {
    return switch (problem().code()) {
      case ACCOUNT_INACTIVE, ACCOUNT_NOT_LINKED, NO_ROLE, SIGN_IN_INCOMPLETE -> true;
      default -> false;
    };
  }

  /** Whoever comes by the page's own address has not begun. */
  private Problem problem() {
    return request.getAttribute(ATTRIBUTE) instanceof Problem problem
        ? problem
        : new Problem(ProblemCode.SSO_STATE);
  }

  private static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }
}
