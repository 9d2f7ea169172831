package org.adsum.identity.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.control.SignInSessionRepository;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.SignInSession;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;

/** The browsers in which people are signed in: known on every node, ended from any. */
@Stateless
public class SignInSessionBoundary {
  /** How long a browser stays signed in without a request. */
  public static final Duration IDLE = Duration.ofHours(8);

  private static final Duration GRACE = Duration.ofMinutes(5);

  @Inject SignInSessionRepository sessions;
  @Inject UserRepository users;
  @Inject AuditLog audit;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** Begins one for a person whose sign-in was right; returns its id. */
  @PermitAll
  public String open(UserId user, SignInOrigin origin) {
    sessions.removeUnseenSince(clock.instant().minus(IDLE).minus(GRACE));
    SignInSession session =
        new SignInSession(
            ids.next(), user.value(), origin.address(), origin.agent(), clock.instant());
    session.cameFrom(origin.issuer(), origin.providerSubject(), origin.providerSession());
    sessions.add(session);
    return session.id();
  }

  /** Who is signed in there; empty when it was ended or the account is gone or inactive. */
  @PermitAll
  public Optional<Caller> callerOf(String id) {
    Optional<SignInSession> session = sessions.find(id);
    Optional<UserAccount> account =
        session.flatMap(s -> users.find(s.userId())).filter(UserAccount::isActive);
    if (account.isPresent()) {
      session.get().seen(clock.instant());
    }
    return account.map(SignInBoundary::callerOf);
  }

  /** Ends one, of whoever it is; nothing happens when it has ended. */
  @PermitAll
  public void end(String id) {
    sessions.find(id).ifPresent(sessions::remove);
  }

  /**
   * Ends what began with a session at the identity provider.
   *
   * @param session null for all of the person
   * @return how many were ended
   */
  @PermitAll
  public int endByProvider(String issuer, String subject, String session) {
    List<SignInSession> ended = sessions.ofProvider(issuer, subject, session);
    for (SignInSession one : ended) {
      sessions.remove(one);
      audit.append(
          new AuditEvent(
              "identity", "signed-out", one.userId(), "by=provider session=" + one.id()));
    }
    return ended.size();
  }

  /** Where the caller is signed in, the latest first. */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public List<SignInSessionView> own() {
    return sessions.of(caller()).stream()
        .map(
            s ->
                new SignInSessionView(
                    s.id(), s.signedInAt(), s.seenAt(), s.address(), s.agent(), s.isFromProvider()))
        .toList();
  }

  /**
   * Ends one of the caller's.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public void endOwn(String id) {
    SignInSession session =
        sessions
            .find(id)
            .filter(s -> s.userId().equals(caller()))
            .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    sessions.remove(session);
    audit.append(new AuditEvent("identity", "signed-out", caller(), "by=self session=" + id));
  }

  /** Ends all of the caller's, also this one, and the tokens that scripts hold. */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public void endAllOwn() {
    List<SignInSession> all = sessions.of(caller());
    all.forEach(sessions::remove);
    users.removeTokens(caller());
    audit.append(
        new AuditEvent("identity", "signed-out", caller(), "by=self everywhere=" + all.size()));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
