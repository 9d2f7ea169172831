package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of students with their enrolment. */
@Named("adminEnrolments")
@ViewScoped
public class EnrolmentsPage extends ListPage<EnrolmentRow> {
  @Inject EnrolmentsSource source;
  @Inject EnrolmentBoundary enrolments;

  private Long again;

  /** How many students enrolled with another model than the one in use. */
  public long getAgain() {
    if (again == null) {
      again = enrolments.enrolAgain();
    }
    return again;
  }

  @Override
  protected ListSource<EnrolmentRow> source() {
    return source;
  }

  @Override
  public String id(EnrolmentRow row) {
    return row.student();
  }
}
