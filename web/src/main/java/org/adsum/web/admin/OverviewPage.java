package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentCounts;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.shared.boundary.ListQuery;

/** The part of the console's first page that does not change from minute to minute. */
@Named("adminHome")
@RequestScoped
public class OverviewPage {
  @Inject EnrolmentBoundary enrolments;
  @Inject LookalikeBoundary lookalikes;
  @Inject UserBoundary users;

  private EnrolmentCounts enrolment;

  /** How many students have still to enrol. */
  public EnrolmentCounts getEnrolment() {
    if (enrolment == null) {
      enrolment = enrolments.counts();
    }
    return enrolment;
  }

  /** Pairs of students who look alike and whom nobody has looked at. */
  public long getLookalikes() {
    return lookalikes.open();
  }

  /** How many accounts can sign in. */
  public long getActiveUsers() {
    return users.list(ListQuery.ALL.where(null, Map.of("state", "ACTIVE")).at(0, 1)).total();
  }
}
