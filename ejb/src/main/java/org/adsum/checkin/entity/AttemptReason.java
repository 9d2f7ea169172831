package org.adsum.checkin.entity;

import org.adsum.verification.entity.Decision;
import org.adsum.verification.entity.Measurement;

/**
 * Why an attempt ended as it did, in terms that a student may know; no score among them.
 * NO_FACE_CHOSEN stands for a check-in with the code alone, by choice or for want of a picture.
 */
public enum AttemptReason {
  NO_FACE,
  SEVERAL_FACES,
  TOO_DARK,
  TOO_BRIGHT,
  TOO_SMALL,
  BLURRED,
  TURNED_AWAY,
  CUT_OFF,
  COVERED,
  PERSON_CHANGED,
  UNREADABLE,
  NOT_RECOGNISED,
  UNSURE,
  NO_FACE_CHOSEN,
  NOT_ENROLLED,
  TOOK_TOO_LONG,
  SYSTEM_FAILURE;

  /** The reason of a judged measurement; null for a match. */
  public static AttemptReason of(Measurement measured, Decision decision) {
    return switch (decision) {
      case MATCH -> null;
      case NO_MATCH -> NOT_RECOGNISED;
      case REVIEW -> UNSURE;
      case UNUSABLE -> valueOf(measured.outcome());
    };
  }
}
