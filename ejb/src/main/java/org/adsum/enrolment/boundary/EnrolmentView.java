package org.adsum.enrolment.boundary;

import java.time.Instant;

/**
 * Where a student stands.
 *
 * @param consented whether consent to the current text is given
 * @param consentVersion the current version of the consent text
 * @param templates how many templates of the model in use are on file
 * @param enrolledAt when they were made, or null
 * @param enrolAgain whether all templates on file are of other models, which are not used any more
 */
public record EnrolmentView(
    boolean consented, int consentVersion, int templates, Instant enrolledAt, boolean enrolAgain) {

  /** Whether a check-in by face is possible. */
  public boolean enrolled() {
    return templates > 0;
  }
}
