package org.adsum.enrolment.boundary;

import java.time.Instant;

/**
 * One line of the admin's list of enrolments.
 *
 * @param templates of the model in use; 0 for a student who has none
 * @param enrolledAt when they were made, or null
 * @param onFile templates of any model
 */
public record EnrolmentRow(
    String student, String username, String name, long templates, Instant enrolledAt, long onFile) {

  /** Whether all templates on file are of other models, which are not used any more. */
  public boolean enrolAgain() {
    return templates == 0 && onFile > 0;
  }
}
