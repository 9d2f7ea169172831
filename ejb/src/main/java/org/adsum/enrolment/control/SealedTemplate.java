package org.adsum.enrolment.control;

/** A template as it lies in the database. */
public record SealedTemplate(String id, String studentId, byte[] sealedEmbedding) {
  /** Nothing biometric is for logs, sealed or not. */
  @Override
  public String toString() {
    return "SealedTemplate[" + id + "]";
  }
}
