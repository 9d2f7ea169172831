package org.adsum.web.teacher;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.ReviewBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.shared.boundary.Problem;
import org.primefaces.PrimeFaces;

/** The board's dialog in which several check-ins without a face are confirmed at once. */
@Named
@ViewScoped
public class CodeConfirmation implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SessionBoard board;
  @Inject ReviewBoundary reviews;
  @Inject PageAnswers answers;

  /** As they stood when the dialog was opened: who comes meanwhile was not looked at. */
  private List<CodeCheckIn> shown = List.of();

  private List<String> chosen = new ArrayList<>();

  /** Shows those who wait, all chosen. */
  public void open() {
    board.reread();
    shown = board.getByCode();
    chosen = new ArrayList<>(shown.stream().map(CodeCheckIn::attempt).toList());
  }

  /** Confirms the chosen ones. */
  public void confirm() {
    Optional<Problem> problem =
        answers.act(
            null,
            () ->
                reviews.confirmAll(
                    new SessionId(board.getId()), chosen.stream().map(AttemptId::new).toList()));
    board.reread();
    PrimeFaces.current().ajax().addCallbackParam("saved", problem.isEmpty());
  }

  public List<CodeCheckIn> getShown() {
    return shown;
  }

  public List<String> getChosen() {
    return chosen;
  }

  public void setChosen(List<String> chosen) {
    this.chosen = chosen;
  }
}
