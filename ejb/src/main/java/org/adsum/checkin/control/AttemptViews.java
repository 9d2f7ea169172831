package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.checkin.boundary.CheckInView;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.checkin.entity.CheckInAttempt;
import org.adsum.checkin.entity.ReviewCase;
import org.adsum.checkin.entity.ReviewState;
import org.adsum.identity.boundary.UserId;
import org.adsum.session.boundary.SessionId;

/** Shows attempts to students. */
@ApplicationScoped
public class AttemptViews {
  private static final int MOST_TRIES = 3;

  /** Faces that were judged and not taken at once. */
  static final List<AttemptReason> JUDGED_FACES =
      List.of(AttemptReason.NOT_RECOGNISED, AttemptReason.UNSURE);

  @Inject CheckInRepository checkIns;
  @Inject AttendanceBoundary attendance;
  @Inject Clock clock;

  /** The attempt with the student's record and what the student can still do. */
  public CheckInView of(CheckInAttempt attempt) {
    return of(
        attempt,
        attendance
            .find(new SessionId(attempt.sessionId()), new UserId(attempt.studentId()))
            .orElse(null));
  }

  /** The attempt with the student's record, null when there is none. */
  public CheckInView of(CheckInAttempt attempt, RecordView record) {
    int triesLeft = triesLeft(attempt.sessionId(), attempt.studentId());
    boolean ended =
        attempt.state() == AttemptState.REJECTED || attempt.state() == AttemptState.FAILED;
    boolean ticketLives =
        ended
            && checkIns
                .findTicket(attempt.ticketId())
                .filter(t -> !t.isExpired(clock.instant()))
                .isPresent();
    return new CheckInView(
        attempt.id(),
        attempt.sessionId(),
        attempt.state(),
        attempt.reason(),
        attempt.state() == AttemptState.REVIEW
            ? checkIns.findReview(attempt.id()).map(review -> standing(review, record)).orElse(null)
            : null,
        record,
        triesLeft,
        ticketLives && triesLeft > 0 && record == null);
  }

  /** A review whose student has been marked meanwhile waits for nobody any more. */
  private static ReviewState standing(ReviewCase review, RecordView record) {
    return review.state() == ReviewState.OPEN && record != null
        ? ReviewState.SUPERSEDED
        : review.state();
  }

  /** How many more faces of the student are judged in the session (rule 7). */
  public int triesLeft(String sessionId, String studentId) {
    return left(sessionId, studentId, JUDGED_FACES);
  }

  private int left(String sessionId, String studentId, List<AttemptReason> reasons) {
    return left(checkIns.count(sessionId, studentId, reasons));
  }

  /** How many more tries are left after so many. */
  static int left(long tries) {
    return (int) Math.max(0, MOST_TRIES - tries);
  }
}
