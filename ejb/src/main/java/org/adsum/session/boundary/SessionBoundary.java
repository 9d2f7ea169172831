package org.adsum.session.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionView;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.Scope;
import org.adsum.session.control.SessionCodes;
import org.adsum.session.control.SessionRepository;
import org.adsum.session.control.SessionTimers;
import org.adsum.session.entity.AttendanceSession;
import org.adsum.session.entity.SessionState;
import org.adsum.session.entity.SessionTimes;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;

/** Sessions, for the teachers of a section and for admins. */
@Stateless
public class SessionBoundary {
  @Inject SessionRepository sessions;
  @Inject SessionCodes codes;
  @Inject SessionTimers timers;
  @Inject CourseBoundary courses;
  @Inject ScopeBoundary scopes;
  @Inject AuditLog audit;
  @Inject Event<SessionChanged> changed;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** A session, and whether this call made it. */
  public record Opened(SessionView session, boolean created) {}

  /**
   * Opens a session now, or schedules one when {@code opensAt} lies ahead. While one is live,
   * opening now gives that one.
   *
   * @throws Problem not-found, not-your-section, session-times
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public Opened open(SectionId sectionId, SessionRequest request) {
    SectionView section = courses.requireTeacher(sectionId);
    courses.lock(sectionId);
    Instant now = clock.instant();
    SessionTimes times =
        SessionTimes.of(request.opensAt(), request.lateFrom(), request.closesAt(), now);
    boolean later = times.opensAt().isAfter(now);
    if (!later) {
      Optional<AttendanceSession> live = sessions.findLive(sectionId.value());
      if (live.isPresent()) {
        return new Opened(view(live.get().id()), false);
      }
    }
    String id = ids.next();
    AttendanceSession session =
        new AttendanceSession(
            id,
            codes.newTag(),
            sectionId.value(),
            times,
            codes.stepSeconds(),
            codes.newSealedKey(id),
            now);
    session.openedBy(
        caller(),
        request.room() == null || request.room().isBlank()
            ? section.room()
            : request.room().strip());
    sessions.add(session);
    SessionId sessionId = new SessionId(id);
    if (later) {
      timers.wake(sessionId, times.opensAt());
    }
    timers.wake(sessionId, times.closesAt());
    announce(session, "session.opened");
    return new Opened(view(id), true);
  }

  /**
   * One session.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public SessionView get(SessionId id) {
    courses.requireReader(new SectionId(existing(id).sectionId()));
    return view(id.value());
  }

  /**
   * Stops taking check-ins for a while.
   *
   * @throws Problem not-found, not-your-section, session-state
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public SessionView lock(SessionId id) {
    return change(id, SessionState.LOCKED);
  }

  /**
   * Takes check-ins again.
   *
   * @throws Problem not-found, not-your-section, session-state
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public SessionView unlock(SessionId id) {
    return change(id, SessionState.OPEN);
  }

  /**
   * Ends the session for good.
   *
   * @throws Problem not-found, not-your-section, session-state
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public SessionView close(SessionId id) {
    return change(id, SessionState.CLOSED);
  }

  /**
   * Calls off a session that has not opened yet.
   *
   * @throws Problem not-found, not-your-section, session-state
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public SessionView cancel(SessionId id) {
    return change(id, SessionState.CANCELLED);
  }

  /**
   * The code of this moment.
   *
   * @throws Problem not-found, not-your-section; session-locked, session-closed or
   *     session-not-open-yet when there is none
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public CodeView currentCode(SessionId id) {
    AttendanceSession session = requireTeacher(id);
    requireOpen(session, clock.instant());
    return codes.current(session);
  }

  /** The sessions of a section, the newest first. */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<SessionView> ofSection(SectionId section, int first, int size) {
    courses.requireReader(section);
    return sessions.ofSection(section.value(), first, size);
  }

  /** Live and scheduled sessions of these sections, the earliest first. */
  @RolesAllowed({
    Role.TEACHER_NAME,
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.AUDITOR_NAME,
    Role.STUDENT_NAME
  })
  public List<SessionView> currentOf(Collection<String> sectionIds) {
    return sessions.currentOf(sectionIds);
  }

  /** The sessions that the caller may see in the console, the newest first. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Page<SessionView> page(PageRequest request) {
    Scope scope = scopes.reading();
    return new Page<>(sessions.page(request, scope), sessions.count(request, scope));
  }

  /**
   * Whether that person teaches the session's section: a question of the live endpoints, which have
   * no caller.
   */
  @PermitAll
  public boolean isTaughtBy(SessionId id, org.adsum.identity.boundary.UserId teacher) {
    return sessions
        .find(id.value())
        .filter(s -> courses.isTaughtBy(new SectionId(s.sectionId()), teacher))
        .isPresent();
  }

  /**
   * Says plainly why a session takes nobody.
   *
   * @throws Problem session-not-open-yet, session-locked or session-closed
   */
  static void requireOpen(AttendanceSession session, Instant now) {
    requireOpen(session.state(), session.opensAt(), session.closesAt(), now);
  }

  static void requireOpen(SessionState state, Instant opensAt, Instant closesAt, Instant now) {
    switch (state) {
      case OPEN -> {
        if (!now.isBefore(closesAt)) {
          throw new Problem(ProblemCode.SESSION_CLOSED);
        }
      }
      case LOCKED -> throw new Problem(ProblemCode.SESSION_LOCKED);
      case SCHEDULED -> throw new Problem(ProblemCode.SESSION_NOT_OPEN_YET, opensAt);
      case CLOSED, CANCELLED -> throw new Problem(ProblemCode.SESSION_CLOSED);
    }
  }

  private SessionView change(SessionId id, SessionState next) {
    requireTeacher(id);
    AttendanceSession session =
        sessions.lock(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (session.state() != next) {
      session.become(next, clock.instant());
      sessions.flush();
      announce(session, "session.state");
    }
    return view(id.value());
  }

  private void announce(AttendanceSession session, String action) {
    audit.append(
        new AuditEvent(
            "session:" + session.id(),
            action,
            session.id(),
            "state=" + session.state() + " by=teacher"));
    changed.fire(new SessionChanged(session.id(), session.sectionId(), session.state()));
  }

  private AttendanceSession requireTeacher(SessionId id) {
    AttendanceSession session = existing(id);
    courses.requireTeacher(new SectionId(session.sectionId()));
    return session;
  }

  private AttendanceSession existing(SessionId id) {
    return sessions.find(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private SessionView view(String id) {
    return sessions.view(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
