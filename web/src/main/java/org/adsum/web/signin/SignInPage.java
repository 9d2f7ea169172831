package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.sso.SsoSettings;
import org.jboss.logging.Logger;
import org.primefaces.context.PrimeFacesContext;

/** The sign-in form. */
@Named
@RequestScoped
public class SignInPage {
  private static final Logger LOG = Logger.getLogger(SignInPage.class);

  @Inject SignInBoundary signIn;
  @Inject HttpServletRequest request;
  @Inject SsoSettings settings;
  @Inject Arrival arrival;
  @Inject Me me;

  private String username;
  private String password;
  private String target;
  private boolean failed;

  /**
   * Sends those on who are signed in already, and those who can sign in only at the identity
   * provider there; not those who have just come from there, or they would go in circles.
   */
  public void skipIfPossible() throws IOException {
    if (me.isSignedIn()) {
      goOn(me.getHome());
    } else if (!settings.isLocal()
        && request.getParameter("out") == null
        && request.getParameter("again") == null) {
      redirect(getProviderLink());
    }
  }

  /** Checks the password, makes the session the person's own, and leads on. */
  public void signIn() throws IOException {
    Caller caller;
    try {
      caller = signIn.signIn(username, password, request.getRemoteAddr());
    } catch (RuntimeException failure) {
      tell(failure);
      return;
    }
    arrival.byPassword(caller);
    goOn(me.getHome());
  }

  private void goOn(String home) throws IOException {
    redirect(SignInTarget.safe(target).orElse(home));
  }

  private static void redirect(String path) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect(path);
    faces.responseComplete();
  }

  private void tell(RuntimeException failure) {
    Problem problem = Problems.of(failure);
    if (problem.code() == ProblemCode.INTERNAL || problem.code() == ProblemCode.UNAVAILABLE) {
      LogLine.SIGN_IN_FAILED.tell(LOG, failure);
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

  /** Whether there is a form for a password. */
  public boolean isLocal() {
    return settings.isLocal();
  }

  /** Whether there is a way to the identity provider. */
  public boolean isOidc() {
    return settings.isOidc();
  }

  /** What the provider is called, or null. */
  public String getProviderName() {
    return settings.name().orElse(null);
  }

  /** The way to the identity provider, and from there to where the person wanted to go. */
  public String getProviderLink() {
    return SignInTarget.safe(target)
        .map(path -> "/sso/start?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
        .orElse("/sso/start");
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
