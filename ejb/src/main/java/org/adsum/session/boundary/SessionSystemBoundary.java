package org.adsum.session.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.entity.Role;
import org.adsum.session.control.SessionCodes;
import org.adsum.session.control.SessionRepository;
import org.adsum.session.entity.AttendanceSession;
import org.adsum.session.entity.SessionState;

/** What timers and listeners do with sessions. */
@Stateless
public class SessionSystemBoundary {
  @Inject SessionRepository sessions;
  @Inject SessionCodes codes;
  @Inject AuditLog audit;
  @Inject Event<SessionChanged> changed;
  @Inject Clock clock;

  /** Sessions whose time to open or to close has come. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public List<SessionId> due() {
    return sessions.overdue(clock.instant()).stream().map(SessionId::new).toList();
  }

  /**
   * Opens or closes a session whose time has come (rule 4), unless somebody has locked it.
   *
   * @return false when it was locked: by a check-in that is under way, or that was between prepare
   *     and commit on another node when that died
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public boolean advanceIfFree(SessionId due) {
    if (!audit.isFree("session:" + due.value()) || !sessions.isFree(due.value())) {
      return false;
    }
    advance(due);
    return true;
  }

  /** Opens or closes a session whose time has come, and waits for whoever has locked it. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void advance(SessionId due) {
    Instant now = clock.instant();
    sessions
        .lock(due.value())
        .filter(session -> session.isDue(now))
        .ifPresent(session -> advance(session, now));
  }

  private void advance(AttendanceSession session, Instant now) {
    if (session.state() == SessionState.SCHEDULED) {
      // A session of before may still be going on; then this one has been overtaken.
      boolean taken = sessions.findLive(session.sectionId()).isPresent();
      boolean over = !session.closesAt().isAfter(now);
      session.become(taken || over ? SessionState.CANCELLED : SessionState.OPEN, now);
    } else if (session.state().isLive()) {
      session.become(SessionState.CLOSED, now);
    }
    sessions.flush();
    audit.append(
        new AuditEvent(
            "session:" + session.id(),
            "session.state",
            session.id(),
            "state=" + session.state() + " by=clock"));
    changed.fire(new SessionChanged(session.id(), session.sectionId(), session.state()));
  }

  /** The code to push now; empty unless the session is open. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public Optional<CodeView> codeToShow(SessionId id) {
    return sessions
        .find(id.value())
        .filter(s -> s.state() == SessionState.OPEN)
        .map(codes::current);
  }
}
