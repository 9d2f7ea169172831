package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.jboss.logging.Logger;
import org.primefaces.context.PrimeFacesContext;

/** The sign-in form. */
@Named
@RequestScoped
public class SignInPage {
  private static final Logger LOG = Logger.getLogger(SignInPage.class);
  private static final Duration WORKING_DAY = Duration.ofHours(8);

  @Inject SignInBoundary signIn;
  @Inject HttpServletRequest request;
  @Inject Clock clock;
  @Inject Me me;

  private String username;
  private String password;
  private String target;
  private boolean failed;

  /** Sends those on who are signed in already. */
  public void skipIfSignedIn() throws IOException {
    if (me.isSignedIn()) {
      goOn(me.getHome());
    }
  }

  /** Checks the password, makes the session the person's own, and leads on. */
  public void signIn() throws IOException {
    Caller caller;
    try {
      caller = signIn.signIn(username, password);
    } catch (RuntimeException failure) {
      tell(failure);
      return;
    }
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setMaxInactiveInterval((int) WORKING_DAY.toSeconds());
    session.setAttribute(SignedIn.ATTRIBUTE, new SignedIn(caller, clock.instant()));
    request.setAttribute(Caller.class.getName(), caller);
    goOn(me.getHome());
  }

  private void goOn(String home) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect(SignInTarget.safe(target).orElse(home));
    faces.responseComplete();
  }

  private void tell(RuntimeException failure) {
    Problem problem = Problems.of(failure);
    if (problem.code() == ProblemCode.INTERNAL || problem.code() == ProblemCode.UNAVAILABLE) {
      LOG.error("Sign-in did not work", failure);
    }
    failed = true;
    FacesContext faces = FacesContext.getCurrentInstance();
    Locale locale = faces.getViewRoot().getLocale();
    faces.addMessage(
        null,
        new FacesMessage(
            FacesMessage.SEVERITY_ERROR,
            Problems.title(problem, locale),
            Problems.detail(problem, locale)));
  }

  /** Whether the last try was refused. */
  public boolean isFailed() {
    return failed;
  }

  /** The nonce of this page's scripts, for a browser without scripts to send back. */
  public String getNonce() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  /** Never given back to a page. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }
}
