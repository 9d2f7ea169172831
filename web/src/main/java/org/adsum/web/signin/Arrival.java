package org.adsum.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInOrigin;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.web.sso.ProvenSignIn;
import org.adsum.web.sso.SsoSettings;

/** Makes the browser's session the person's own, once their sign-in was right. */
@RequestScoped
public class Arrival {
  @Inject SignInSessionBoundary sessions;
  @Inject SsoSettings settings;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  /** After a local password. */
  void byPassword(Caller caller) {
    begin(caller, SignInOrigin.local(request.getRemoteAddr(), agent()), null);
  }

  /** After a sign-in at the identity provider. */
  void byProvider(Caller caller, ProvenSignIn proven) {
    SignInOrigin origin =
        new SignInOrigin(
            request.getRemoteAddr(),
            agent(),
            settings.issuer(),
            proven.providerSubject(),
            proven.providerSession());
    begin(caller, origin, proven.idToken());
  }

  private void begin(Caller caller, SignInOrigin origin, String idToken) {
    HttpSession session = request.getSession();
    SignedIn.in(session).ifPresent(before -> sessions.end(before.session()));
    request.changeSessionId();
    session.setMaxInactiveInterval((int) SignInSessionBoundary.IDLE.toSeconds());
    String id = sessions.open(new UserId(caller.id()), origin);
    session.setAttribute(SignedIn.ATTRIBUTE, new SignedIn(caller, clock.instant(), id, idToken));
    request.setAttribute(Caller.class.getName(), caller);
  }

  private String agent() {
    return Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
  }
}
