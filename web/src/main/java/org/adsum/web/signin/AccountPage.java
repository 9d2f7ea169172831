package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.adsum.identity.boundary.OwnPasswordBoundary;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.adsum.identity.boundary.SignInSessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;

/** The person's own account: where they are signed in, and their password. */
@Named
@RequestScoped
public class AccountPage {
  @Inject SignInSessionBoundary sessions;
  @Inject OwnPasswordBoundary passwords;
  @Inject HttpServletRequest request;

  private List<SignInSessionView> all;
  private String current;
  private String wanted;
  private boolean changed;

  /** Where the person is signed in, the latest first. */
  public List<SignInSessionView> getSessions() {
    if (all == null) {
      all = sessions.own();
    }
    return all;
  }

  /** Whether it is the browser that asks. */
  public boolean isThis(SignInSessionView session) {
    return session.id().equals(own());
  }

  /** What a browser calls itself, in two words. */
  public String device(SignInSessionView session) {
    return Device.of(session.agent());
  }

  /** Signs one browser out. */
  public void end(String id) throws IOException {
    sessions.endOwn(id);
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect("/account");
    faces.responseComplete();
  }

  /** Signs all browsers out, also this one. */
  public void endAll() throws IOException {
    sessions.endAllOwn();
    request.getSession().invalidate();
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect("/login?out=1");
    faces.responseComplete();
  }

  /** Whether there is a password to change. */
  public boolean isWithPassword() {
    return passwords.exists();
  }

  /** Changes the password; other browsers are signed out. */
  public void changePassword() {
    try {
      passwords.change(current, wanted, own(), request.getRemoteAddr());
      changed = true;
      all = null;
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      FacesContext faces = FacesContext.getCurrentInstance();
      Locale locale = faces.getViewRoot().getLocale();
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Problems.title(problem, locale),
              Problems.detail(problem, locale)));
    }
  }

  /** Whether the password has just been changed. */
  public boolean isChanged() {
    return changed;
  }

  /** Never given back to a page. */
  public String getCurrent() {
    return null;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  /** Never given back to a page. */
  public String getWanted() {
    return null;
  }

  public void setWanted(String wanted) {
    this.wanted = wanted;
  }

  /** Empty for a caller by token, who has no session to keep. */
  private String own() {
    return SignedIn.in(request.getSession(false)).map(SignedIn::session).orElse("");
  }
}
