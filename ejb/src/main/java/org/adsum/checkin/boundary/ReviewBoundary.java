package org.adsum.checkin.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.adsum.checkin.control.CheckInRepository;
import org.adsum.checkin.control.Reviews;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.ReviewDecision;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** What teachers see of check-ins and decide on them. */
@Stateless
public class ReviewBoundary {
  @Inject CheckInRepository checkIns;
  @Inject Reviews reviews;
  @Inject SessionBoundary sessions;
  @Inject CourseBoundary courses;
  @Resource SessionContext context;

  /**
   * All attempts of a session for its teacher, the newest first.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<BoardAttempt> ofSession(SessionId session) {
    sessions.get(session);
    return checkIns.ofSession(session.value());
  }

  /**
   * Decides an attempt in review (rule 10): CONFIRM makes the student's record, by the time of the
   * submission, unless there is one already; REFUSE makes none. Possible also when the session is
   * over. The same decision twice is harmless.
   *
   * @throws Problem not-found, also for an attempt of another session or of a section that the
   *     caller does not teach; review-decided when it was decided otherwise, or is to be refused
   *     and the student has been marked meanwhile
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public ReviewView review(SessionId sessionId, AttemptId id, ReviewDecision decision) {
    SessionView session = ownSession(sessionId);
    return reviews.decide(session, attemptOf(session, id.value()), decision, caller());
  }

  /**
   * Confirms several check-ins at once, in one transaction. Those that somebody has decided
   * meanwhile stay as they are, which the answer tells.
   *
   * @throws Problem not-found, also when one of them is not an attempt in review of this session;
   *     nothing is confirmed then
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  public List<ReviewView> confirmAll(SessionId sessionId, Collection<AttemptId> attempts) {
    SessionView session = ownSession(sessionId);
    // One order for everybody who decides, so that two teachers do not wait for each other.
    return attempts.stream()
        .map(AttemptId::value)
        .distinct()
        .sorted()
        .map(id -> reviews.confirmIfOpen(session, attemptOf(session, id), caller()))
        .toList();
  }

  private CheckInAttempt attemptOf(SessionView session, String id) {
    return checkIns
        .findAttempt(id)
        .filter(a -> a.sessionId().equals(session.id()))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /** A review names a student's attempt: to others than its teachers there is none. */
  private SessionView ownSession(SessionId id) {
    try {
      SessionView session = sessions.get(id);
      courses.requireTeacher(new SectionId(session.section()));
      return session;
    } catch (Problem problem) {
      throw problem.code() == ProblemCode.NOT_YOUR_SECTION
          ? new Problem(ProblemCode.NOT_FOUND)
          : problem;
    }
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
