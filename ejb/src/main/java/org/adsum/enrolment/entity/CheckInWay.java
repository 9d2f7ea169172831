package org.adsum.enrolment.entity;

/** The two equal ways to check in. */
public enum CheckInWay {
  /** The face is compared with the templates on file. */
  FACE,
  /** A code from the wall is typed, and a teacher confirms; nothing biometric is used. */
  CODE
}
