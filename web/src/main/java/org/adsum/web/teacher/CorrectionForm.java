package org.adsum.web.teacher;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.CorrectionInput;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.boundary.ReviewBoundary;
import org.adsum.checkin.entity.ReviewDecision;
import org.adsum.checkin.entity.ReviewState;
import org.adsum.identity.boundary.UserId;
import org.adsum.session.boundary.SessionId;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.primefaces.PrimeFaces;

/**
 * One student's day in the board's dialog: the attempts, what a teacher says of one in review, and
 * a correction with its reason.
 */
@Named
@ViewScoped
public class CorrectionForm implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SessionBoard board;
  @Inject AttendanceBoundary attendance;
  @Inject ReviewBoundary reviews;
  @Inject PageAnswers answers;

  private String student;
  private String reviewed;
  private int version;
  private AttendanceStatus status;
  private String reason;

  /** Shows the student whom the request names, with an empty form. */
  public void open() {
    student =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get("student");
    lookAgain();
    status = null;
    reason = null;
  }

  /**
   * Corrects the mark. When somebody else was quicker, their mark is shown, what was typed stays,
   * and a second press is a decision made in sight of it.
   */
  public void save() {
    board.reread();
    Optional<Problem> problem =
        answers.act(
            null,
            () ->
                attendance.correct(
                    new SessionId(board.getId()),
                    new UserId(student),
                    new CorrectionInput(status, reason, version)));
    board.reread();
    if (problem.filter(p -> p.code() == ProblemCode.CHANGED_MEANWHILE).isPresent()) {
      lookAgain();
    }
    PrimeFaces.current().ajax().addCallbackParam("saved", problem.isEmpty());
  }

  /** Says that it is this student. */
  public void confirm() {
    decide(ReviewDecision.CONFIRM);
  }

  /** Says that it is not, or cannot be told. */
  public void refuse() {
    decide(ReviewDecision.REFUSE);
  }

  /**
   * The attempt that a teacher is asked about; null when there is none. It stays the one that was
   * shown until an answer is given: a newer one may come, or a colleague may be quicker.
   */
  public BoardAttempt getReviewed() {
    return getAttempts().stream()
        .filter(attempt -> attempt.id().equals(reviewed))
        .findFirst()
        .orElse(null);
  }

  /** The student's row of this moment; null before one was chosen. */
  public BoardRow getRow() {
    return student == null ? null : board.row(student);
  }

  /** The student's attempts, the newest first. */
  public List<BoardAttempt> getAttempts() {
    return student == null ? List.of() : board.attemptsOf(student);
  }

  /** What can be chosen. */
  public AttendanceStatus[] getStatuses() {
    return AttendanceStatus.values();
  }

  public AttendanceStatus getStatus() {
    return status;
  }

  public void setStatus(AttendanceStatus status) {
    this.status = status;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  private void decide(ReviewDecision decision) {
    Optional<Problem> problem =
        answers.act(
            null,
            () -> reviews.review(new SessionId(board.getId()), new AttemptId(reviewed), decision));
    lookAgain();
    PrimeFaces.current().ajax().addCallbackParam("saved", problem.isEmpty());
  }

  /** Takes over what stands now. */
  private void lookAgain() {
    board.reread();
    BoardRow row = getRow();
    version = row == null ? 0 : row.version();
    reviewed = row == null || !row.review() ? null : openReview();
  }

  private String openReview() {
    return getAttempts().stream()
        .filter(attempt -> attempt.review() == ReviewState.OPEN)
        .findFirst()
        .map(BoardAttempt::id)
        .orElse(null);
  }
}
