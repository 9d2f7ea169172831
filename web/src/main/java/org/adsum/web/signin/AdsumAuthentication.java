package org.adsum.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.SignInSessionBoundary;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.web.shell.RequestOrigin;
import org.adsum.web.sso.AccessTokens;
import org.jboss.logging.Logger;

/**
 * Says who calls: by bearer token without any session, or by the session of somebody who signed in.
 * An account that was deactivated or whose roles changed is noticed within ten seconds.
 */
@ApplicationScoped
public class AdsumAuthentication implements HttpAuthenticationMechanism {
  /** Request attribute with the {@link Problem} of a token that did not open an open door. */
  public static final String REFUSED = AdsumAuthentication.class.getName() + ".refused";

  private static final Logger LOG = Logger.getLogger(AdsumAuthentication.class);

  @Inject SignInBoundary signIn;
  @Inject ProvisioningSignIn provisioning;
  @Inject SignInSessionBoundary sessions;
  @Inject AccessTokens accessTokens;
  @Inject Clock clock;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (ProvisioningSignIn.isMeant(request)) {
      return provisioning.validate(request, context);
    }
    String authorization = request.getHeader("Authorization");
    if (BearerToken.isMeant(authorization)) {
      return byToken(authorization, new Refusal(request, response), context);
    }
    if (RequestOrigin.isWebSocket(request) && !RequestOrigin.of(request).isSameByOrigin()) {
      return new Refusal(request, response).problem(new Problem(ProblemCode.CROSS_SITE), false);
    }
    Optional<Caller> caller = bySession(request);
    if (caller.isPresent()) {
      return welcome(caller.get(), context);
    }
    return context.isProtected()
        ? new Refusal(request, response).signInFirst()
        : context.doNothing();
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(SignedIn.ATTRIBUTE);
    }
  }

  private AuthenticationStatus byToken(
      String authorization, Refusal refusal, HttpMessageContext context) {
    try {
      Optional<Caller> caller = BearerToken.in(authorization).flatMap(this::callerBy);
      return caller.isPresent()
          ? welcome(caller.get(), context)
          : refuse(new Problem(ProblemCode.NOT_SIGNED_IN), true, refusal, context);
    } catch (RuntimeException failure) {
      LogLine.TOKEN_UNCHECKED.tell(LOG, failure);
      return refuse(Problems.of(failure), false, refusal, context);
    }
  }

  /**
   * The API answers its refusals itself: after a refusal from here the container would write the
   * error page for people over it.
   */
  private static AuthenticationStatus refuse(
      Problem problem, boolean challenge, Refusal refusal, HttpMessageContext context) {
    if (context.isProtected()) {
      return refusal.problem(problem, challenge);
    }
    context.getRequest().setAttribute(REFUSED, problem);
    return context.doNothing();
  }

  private Optional<Caller> callerBy(String token) {
    return AccessTokens.isMeant(token) ? accessTokens.caller(token) : signIn.callerByToken(token);
  }

  private Optional<Caller> bySession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (SignedIn.in(session).isEmpty()) {
      return Optional.empty();
    }
    SignedIn known = SignedIn.in(session).get();
    Instant now = clock.instant();
    if (!known.isStale(now)) {
      return Optional.of(known.caller());
    }
    Optional<Caller> current;
    try {
      current = sessions.callerOf(known.session());
    } catch (RuntimeException failure) {
      // While the database is away nobody is signed out; what needs data fails by itself.
      LOG.debug("A caller could not be checked again", failure);
      return Optional.of(known.caller());
    }
    if (current.isPresent()) {
      session.setAttribute(SignedIn.ATTRIBUTE, known.checked(current.get(), now));
    } else {
      session.invalidate();
    }
    return current;
  }

  private static AuthenticationStatus welcome(Caller caller, HttpMessageContext context) {
    context.getRequest().setAttribute(Caller.class.getName(), caller);
    return context.notifyContainerAboutLogin(caller.id(), caller.groups());
  }
}
