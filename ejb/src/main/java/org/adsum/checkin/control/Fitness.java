package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.boundary.UserId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Whether a student may check in to a session now, in one way or the other (rule 8). */
@ApplicationScoped
public class Fitness {
  @Inject CheckInRepository checkIns;
  @Inject CourseBoundary courses;
  @Inject EnrolmentBoundary enrolments;
  @Inject Clock clock;

  /**
   * Returns when the student may.
   *
   * @throws Problem not-on-roster, already-marked, check-in-pending, too-many-tries; by FACE
   *     not-enrolled, face-engine-unavailable; by CODE review-open
   */
  public void require(SessionView session, String studentId, CheckInWay way) {
    UserId student = new UserId(studentId);
    if (!courses.isOnRoster(new SectionId(session.section()), student, clock.instant())) {
      throw new Problem(ProblemCode.NOT_ON_ROSTER, session.label());
    }
    StudentStanding standing = checkIns.standing(session.id(), studentId);
    if (standing.status() != null) {
      throw new Problem(ProblemCode.ALREADY_MARKED, standing.status().name(), standing.at());
    }
    if (standing.pending() > 0) {
      throw new Problem(ProblemCode.CHECK_IN_PENDING);
    }
    if (way == CheckInWay.CODE) {
      requireForCode(standing);
    } else {
      requireForFace(standing, student);
    }
  }

  private static void requireForCode(StudentStanding standing) {
    if (standing.openReviews() > 0) {
      throw new Problem(ProblemCode.REVIEW_OPEN);
    }
    if (AttemptViews.left(standing.byCode()) == 0) {
      throw new Problem(ProblemCode.TOO_MANY_TRIES);
    }
  }

  private void requireForFace(StudentStanding standing, UserId student) {
    if (AttemptViews.left(standing.judgedFaces()) == 0) {
      throw new Problem(ProblemCode.TOO_MANY_TRIES);
    }
    enrolments.requireFaceEngine();
    enrolments.requireEnrolled(student);
  }
}
