package org.adsum.checkin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.checkin.control.AttemptViews;
import org.adsum.checkin.control.CheckInRepository;
import org.adsum.checkin.control.DiskRoom;
import org.adsum.checkin.control.FrameEnvelope;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.verification.boundary.VerificationBoundary;
import org.adsum.verification.entity.Decision;
import org.adsum.verification.entity.LivenessMode;
import org.adsum.verification.entity.Measurement;

/**
 * What the inference worker does with an attempt, and what ends one that the worker could not
 * judge.
 */
@Stateless
public class WorkerBoundary {
  private static final Duration UNUSED_TICKETS_KEPT = Duration.ofHours(24);

  @Inject CheckInRepository checkIns;
  @Inject DiskRoom disk;
  @Inject AttemptViews views;
  @Inject FrameEnvelope envelope;
  @Inject CodeBoundary sessions;
  @Inject EnrolmentBoundary enrolments;
  @Inject VerificationBoundary verification;
  @Inject AttendanceBoundary attendance;
  @Inject AuditLog audit;
  @Inject Event<AttemptConcluded> concluded;
  @Inject Clock clock;

  /**
   * What the worker needs.
   *
   * @param frames the opened frames
   * @param templates unit embeddings of the claimed student
   * @param liveness what liveness is used for
   */
  public record Work(List<ChallengeFrame> frames, List<float[]> templates, LivenessMode liveness) {}

  /** What becomes of a delivery. */
  public enum Standing {
    /** Counted: to be measured. */
    COUNTED,
    /** An earlier delivery came to nothing: not counted yet, and to be claimed again, alone. */
    MUST_BE_ALONE,
    /** Nothing to do: the attempt has ended. */
    OVER
  }

  /** How an attempt stands that was delivered; the student is null when there is nothing to do. */
  public record Claim(AttemptId attempt, UserId student, Standing standing) {
    public boolean isGood() {
      return standing == Standing.COUNTED;
    }

    public boolean mustBeAlone() {
      return standing == Standing.MUST_BE_ALONE;
    }
  }

  /**
   * Counts the first delivery of an attempt, in a transaction of its own that survives a crash of
   * the rest (rule 5). One that was delivered before is not counted here: it must be alone in the
   * process first, so that it is not counted for what a neighbour does.
   *
   * @throws org.adsum.shared.boundary.Problem unavailable, without counting, while the disk is full
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Claim claimFirst(AttemptId id) {
    return claim(id, false);
  }

  /**
   * Counts any delivery, as {@link #claimFirst} does, of an attempt that is alone. When this is one
   * delivery too many, the attempt has FAILED now.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Claim claimAgain(AttemptId id) {
    return claim(id, true);
  }

  private Claim claim(AttemptId id, boolean alone) {
    disk.requireForVerdict();
    Optional<CheckInAttempt> found =
        checkIns.lockAttempt(id.value()).filter(CheckInAttempt::isPending);
    if (found.isEmpty()) {
      return over(id);
    }
    CheckInAttempt attempt = found.get();
    Instant now = clock.instant();
    if (!attempt.expiresAt().isAfter(now)) {
      end(attempt, AttemptState.EXPIRED, AttemptReason.TOOK_TOO_LONG);
      return over(id);
    }
    if (attempt.wasDelivered() && !alone) {
      return new Claim(id, new UserId(attempt.studentId()), Standing.MUST_BE_ALONE);
    }
    if (!attempt.deliver()) {
      end(attempt, AttemptState.FAILED, AttemptReason.SYSTEM_FAILURE);
      return over(id);
    }
    return new Claim(id, new UserId(attempt.studentId()), Standing.COUNTED);
  }

  private static Claim over(AttemptId id) {
    return new Claim(id, null, Standing.OVER);
  }

  /**
   * Opens what a claimed attempt needs, in the message's transaction: what cannot be opened (sealed
   * with another master key or by an older version, say) puts the message back, and its delivery
   * stays counted. Empty when the student has no template of the model in use any more; the attempt
   * is REJECTED then.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Work> open(Claim claim, byte[] sealedFrames) {
    List<float[]> templates = enrolments.embeddingsOf(claim.student());
    if (templates.isEmpty()) {
      giveUp(claim.attempt(), AttemptState.REJECTED, AttemptReason.NOT_ENROLLED);
      return Optional.empty();
    }
    List<ChallengeFrame> frames = envelope.open(claim.attempt().value(), sealedFrames);
    return Optional.of(new Work(frames, templates, verification.livenessMode()));
  }

  /**
   * Gives the verdict: result, record, audit entry and events in the message's transaction. An
   * attempt that has ended meanwhile stays as it is.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void conclude(AttemptId id, Measurement measured) {
    Optional<CheckInAttempt> pending =
        checkIns.lockAttempt(id.value()).filter(CheckInAttempt::isPending);
    if (pending.isEmpty()) {
      return;
    }
    CheckInAttempt attempt = pending.get();
    Decision decision = verification.conclude(attempt.id(), measured);
    if (decision == Decision.MATCH) {
      RecordView record =
          attendance.record(
              sessions.session(new SessionId(attempt.sessionId())),
              new UserId(attempt.studentId()),
              attempt.submittedAt(),
              attempt.id());
      attempt.conclude(AttemptState.ACCEPTED, null, clock.instant());
      announce(attempt, views.of(attempt, record));
      return;
    }
    if (decision == Decision.REVIEW) {
      checkIns.add(new ReviewCase(attempt.id(), clock.instant()));
    }
    end(attempt, stateOf(decision), AttemptReason.of(measured, decision));
  }

  /** Ends an attempt whose message the broker gave up or let expire. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void giveUp(AttemptId id, AttemptState verdict, AttemptReason reason) {
    checkIns
        .lockAttempt(id.value())
        .filter(CheckInAttempt::isPending)
        .ifPresent(a -> end(a, verdict, reason));
  }

  /** The sessions of attempts that should have been judged by now. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public List<SessionId> overdue() {
    return checkIns.sessionsOfOverdueAttempts(clock.instant()).stream()
        .map(SessionId::new)
        .toList();
  }

  /**
   * Ends the attempts of a session that should have been judged by now. What is locked is left for
   * the next time: it may be part of a transaction of another node that has died.
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void expire(SessionId session) {
    if (!audit.isFree(streamOf(session.value()))) {
      return;
    }
    for (String id : checkIns.lockFreeOverdueAttempts(session.value(), clock.instant())) {
      giveUp(new AttemptId(id), AttemptState.EXPIRED, AttemptReason.TOOK_TOO_LONG);
    }
  }

  /** Forgets tickets that nobody used. */
  @RolesAllowed(Role.SYSTEM_NAME)
  public void forgetUnusedTickets() {
    checkIns.removeUnusedTickets(clock.instant().minus(UNUSED_TICKETS_KEPT));
  }

  private void end(CheckInAttempt attempt, AttemptState verdict, AttemptReason reason) {
    attempt.conclude(verdict, reason, clock.instant());
    announce(attempt, views.of(attempt));
  }

  private void announce(CheckInAttempt attempt, CheckInView view) {
    checkIns.flush();
    audit.append(
        new AuditEvent(
            streamOf(attempt.sessionId()),
            "attempt.concluded",
            attempt.studentId(),
            "attempt="
                + attempt.id()
                + " state="
                + attempt.state()
                + " reason="
                + attempt.reason()));
    concluded.fire(new AttemptConcluded(attempt.studentId(), view, attempt.submittedAt()));
  }

  private static String streamOf(String session) {
    return "session:" + session;
  }

  private static AttemptState stateOf(Decision decision) {
    return switch (decision) {
      case MATCH -> AttemptState.ACCEPTED;
      case REVIEW -> AttemptState.REVIEW;
      case NO_MATCH, UNUSABLE -> AttemptState.REJECTED;
    };
  }
}
