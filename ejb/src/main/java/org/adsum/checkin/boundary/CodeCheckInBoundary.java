package org.adsum.checkin.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.checkin.control.AttemptViews;
import org.adsum.checkin.control.CheckInRepository;
import org.adsum.checkin.control.Fitness;
import org.adsum.checkin.control.Submissions;
import org.adsum.checkin.control.Tickets;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.CheckInTicket;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.KeptProblem;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** The student's way in without a face: a ticket and the next code of the wall. */
@Stateless
public class CodeCheckInBoundary {
  @Inject CheckInRepository checkIns;
  @Inject Submissions submissions;
  @Inject Tickets tickets;
  @Inject Fitness fitness;
  @Inject AttemptViews views;
  @Inject CodeBoundary codes;
  @Inject AuditLog audit;
  @Inject Event<AttemptConcluded> concluded;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Checks in without a face (rule 11): the attempt is in REVIEW at once, nothing is measured, and
   * a teacher confirms.
   *
   * @param idempotencyKey as in {@link CheckInBoundary#submit}
   * @param typed the short code of a step after the one in which the ticket was got
   * @throws Problem idempotency-key-missing, ticket-unknown (also for another student's),
   *     ticket-expired, ticket-spent, code-early (the ticket lives on), code-old, code-unknown (the
   *     ticket lives on, but for the fifth of these), and what {@link CheckInBoundary#issue} throws
   *     of session and student
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public Submitted submit(String secret, String idempotencyKey, String typed) {
    Submissions.requireKey(idempotencyKey);
    Optional<CheckInTicket> found = checkIns.lockTicket(Tickets.hash(secret));
    // A repeat must not count as a wrong code.
    Optional<Submitted> before = submissions.earlier(caller(), idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    CheckInTicket ticket = tickets.requireLive(found, caller());
    SessionView session = codes.requireOpen(new SessionId(ticket.sessionId()));
    fitness.require(session, caller(), CheckInWay.CODE);
    requireGood(typed, ticket);
    Instant now = clock.instant();
    CheckInAttempt attempt = submissions.attempt(ticket, idempotencyKey, now, ticket.expiresAt());
    attempt.conclude(AttemptState.REVIEW, AttemptReason.NO_FACE_CHOSEN, now);
    checkIns.add(attempt);
    checkIns.add(new ReviewCase(attempt.id(), now));
    checkIns.flush();
    audit.append(
        new AuditEvent(
            "session:" + attempt.sessionId(),
            "attempt.concluded",
            caller(),
            "attempt=" + attempt.id() + " state=REVIEW reason=" + attempt.reason()));
    concluded.fire(new AttemptConcluded(caller(), views.of(attempt, null), attempt.submittedAt()));
    return new Submitted(new AttemptId(attempt.id()), true);
  }

  /** A wrong code is counted, and the last one that a ticket bears ends it. */
  private void requireGood(String typed, CheckInTicket ticket) {
    SessionId session = new SessionId(ticket.sessionId());
    switch (codes.judgeNext(session, typed, ticket.issuedAt())) {
      case GOOD -> {}
      case EARLY -> throw new Problem(ProblemCode.CODE_EARLY);
      case OLD -> throw counted(ticket, ProblemCode.CODE_OLD);
      case WRONG -> throw counted(ticket, ProblemCode.CODE_UNKNOWN);
    }
  }

  private static Problem counted(CheckInTicket ticket, ProblemCode why) {
    ticket.countWrongCode();
    return new KeptProblem(why);
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
