package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.checkin.boundary.AttemptConcluded;
import org.adsum.checkin.boundary.ReviewView;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.checkin.entity.ReviewDecision;
import org.adsum.checkin.entity.ReviewState;
import org.adsum.identity.boundary.UserId;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Decides attempts in review (rule 10), in the caller's transaction. */
@ApplicationScoped
public class Reviews {
  @Inject CheckInRepository checkIns;
  @Inject AttemptViews views;
  @Inject AttendanceBoundary attendance;
  @Inject AuditLog audit;
  @Inject Event<AttemptConcluded> concluded;
  @Inject Clock clock;

  /**
   * Decides, or finds that it was decided so.
   *
   * @param session of the attempt; the caller may act for it
   * @param by id of the account that decides
   * @throws Problem not-found when the attempt is not in review; review-decided
   */
  public ReviewView decide(
      SessionView session, CheckInAttempt attempt, ReviewDecision decision, String by) {
    // Whoever comes second waits here, and then sees what the first has decided.
    ReviewCase review =
        checkIns.lockReview(attempt.id()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (review.state() == ReviewState.OPEN) {
      close(review, session, attempt, decision, by);
    } else if ((review.state() == ReviewState.REFUSED) != (decision == ReviewDecision.REFUSE)) {
      throw new Problem(ProblemCode.REVIEW_DECIDED);
    }
    return new ReviewView(
        attempt.id(), attempt.studentId(), review.state(), recordOf(session, attempt));
  }

  /**
   * Confirms an attempt unless somebody has decided on it already; then what was decided stays.
   *
   * @throws Problem not-found when the attempt is not in review
   */
  public ReviewView confirmIfOpen(SessionView session, CheckInAttempt attempt, String by) {
    ReviewCase review =
        checkIns.lockReview(attempt.id()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (review.state() == ReviewState.OPEN) {
      close(review, session, attempt, ReviewDecision.CONFIRM, by);
    }
    return new ReviewView(
        attempt.id(), attempt.studentId(), review.state(), recordOf(session, attempt));
  }

  private void close(
      ReviewCase review,
      SessionView session,
      CheckInAttempt attempt,
      ReviewDecision decision,
      String by) {
    UserId student = new UserId(attempt.studentId());
    ReviewState outcome = outcome(decision, recordOf(session, attempt) != null);
    review.close(outcome, by, clock.instant());
    checkIns.flush();
    if (outcome == ReviewState.CONFIRMED) {
      RecordSource source =
          attempt.reason() == AttemptReason.NO_FACE_CHOSEN
              ? RecordSource.CODE
              : RecordSource.REVIEW;
      attendance.confirm(session, student, attempt.submittedAt(), attempt.id(), source);
    }
    audit.append(
        new AuditEvent(
            "session:" + session.id(),
            "review.decided",
            student.value(),
            "attempt=" + attempt.id() + " state=" + outcome));
    concluded.fire(new AttemptConcluded(student.value(), views.of(attempt), attempt.submittedAt()));
  }

  /** Who is marked already needs no confirming, and a refusal would not take the mark away. */
  private static ReviewState outcome(ReviewDecision decision, boolean marked) {
    if (decision == ReviewDecision.CONFIRM) {
      return marked ? ReviewState.SUPERSEDED : ReviewState.CONFIRMED;
    }
    if (marked) {
      throw new Problem(ProblemCode.REVIEW_DECIDED);
    }
    return ReviewState.REFUSED;
  }

  private RecordView recordOf(SessionView session, CheckInAttempt attempt) {
    return attendance
        .find(new SessionId(session.id()), new UserId(attempt.studentId()))
        .orElse(null);
  }
}
