package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.shared.boundary.PageRequest;

/** The list of students with their enrolment. */
@Named("adminEnrolments")
@ViewScoped
public class EnrolmentsPage implements Serializable {
  @Inject EnrolmentBoundary enrolments;

  private final LazyList<EnrolmentRow> rows =
      new LazyList<>(
          (first, size, sort) ->
              enrolments.page(new PageRequest(getQ(), first, size), isMissing()));
  private String q;
  private boolean missing;
  private Long again;

  /** How many students enrolled with another model than the one in use. */
  public long getAgain() {
    if (again == null) {
      again = enrolments.counts().enrolAgain();
    }
    return again;
  }

  public LazyList<EnrolmentRow> getRows() {
    return rows;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  public boolean isMissing() {
    return missing;
  }

  public void setMissing(boolean missing) {
    this.missing = missing;
  }
}
