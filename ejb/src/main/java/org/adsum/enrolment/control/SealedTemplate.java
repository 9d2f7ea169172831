package org.adsum.enrolment.control;

import java.time.Instant;

/**
 * A template as it lies in the database.
 *
 * @param wrappedKey the student's data key, sealed; null when there is none
 */
public record SealedTemplate(
    String id, String studentId, byte[] sealedEmbedding, byte[] wrappedKey, Instant createdAt) {
  /** Nothing biometric is for logs, sealed or not. */
  @Override
  public String toString() {
    return "SealedTemplate[" + id + "]";
  }
}
