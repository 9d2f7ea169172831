package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.enrolment.boundary.LookalikeDecision;
import org.adsum.enrolment.boundary.LookalikeRow;
import org.adsum.enrolment.entity.LookalikeState;
import org.adsum.shared.boundary.PageRequest;

/** The list of possible double enrolments. */
@Named("adminLookalikes")
@ViewScoped
public class LookalikesPage implements Serializable {
  private static final String ALL = "ALL";

  @Inject LookalikeBoundary lookalikes;
  @Inject FormReply reply;

  private final LazyList<LookalikeRow> rows =
      new LazyList<>(
          (first, size, sort) -> lookalikes.page(new PageRequest(getQ(), first, size), wanted()));
  private String q;
  private String state = LookalikeState.OPEN.name();

  /**
   * Decides on the pair that the pressed button names; the row that it stood in may hold another
   * pair by now.
   */
  public void decide(LookalikeState wanted) {
    PressedRow pressed = PressedRow.named("pair");
    LookalikeDecision decision = new LookalikeDecision(wanted, pressed.version());
    LookalikeRow[] decided = new LookalikeRow[1];
    if (reply.attempt("list", null, () -> decided[0] = lookalikes.decide(pressed.id(), decision))) {
      reply.done("done.lookalike." + wanted, decided[0].oneName(), decided[0].otherName());
    }
  }

  /** The question before a decision; it names the effect. */
  public String question(LookalikeRow row, LookalikeState wanted) {
    return FormReply.text("lookalikes.confirm." + wanted, row.oneName(), row.otherName());
  }

  private LookalikeState wanted() {
    return state == null || state.equals(ALL) ? null : LookalikeState.valueOf(state);
  }

  /** Whether new templates are compared at all. */
  public boolean isOn() {
    return lookalikes.isOn();
  }

  /** How many pairs nobody has looked at. */
  public long getOpen() {
    return lookalikes.open();
  }

  public LazyList<LookalikeRow> getRows() {
    return rows;
  }

  /** What the list can be narrowed to. */
  public List<String> getStates() {
    return List.of(
        LookalikeState.OPEN.name(),
        LookalikeState.CONFIRMED.name(),
        LookalikeState.DISMISSED.name(),
        ALL);
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  public String getState() {
    return state;
  }

  /** A word of {@link #getStates()}; any other is as if nothing was said. */
  public void setState(String state) {
    this.state = getStates().contains(state) ? state : LookalikeState.OPEN.name();
  }
}
