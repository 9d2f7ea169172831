package org.adsum.enrolment.boundary;

import java.time.Instant;
import org.adsum.enrolment.entity.CheckInWay;

/**
 * Where a student stands.
 *
 * @param consented whether consent to the current text is given
 * @param consentVersion the current version of the consent text
 * @param agreedVersion of the text that the student has agreed to and not withdrawn from; null
 *     without
 * @param askedAgain whether the text has changed so much since that the student is asked again
 * @param templates how many templates of the model in use are on file
 * @param enrolledAt when they were made, or null
 * @param enrolAgain whether all templates on file are of other models, which are not used any more
 * @param way in which the student checks in
 * @param pendingSince when pictures were sent that wait for approval, or null
 * @param refusedFor why the last pictures were not approved, or null
 * @param usedUntil when the templates become too old, or null
 * @param renewSoon whether they are too old, or will be within a month
 */
public record EnrolmentView(
    boolean consented,
    int consentVersion,
    Integer agreedVersion,
    boolean askedAgain,
    int templates,
    Instant enrolledAt,
    boolean enrolAgain,
    CheckInWay way,
    Instant pendingSince,
    String refusedFor,
    Instant usedUntil,
    boolean renewSoon) {

  /** Whether the student does without the face. */
  public boolean withoutFace() {
    return way == CheckInWay.CODE;
  }

  /** Whether a check-in by face is possible. */
  public boolean enrolled() {
    return templates > 0;
  }
}
