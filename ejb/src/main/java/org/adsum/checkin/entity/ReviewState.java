package org.adsum.checkin.entity;

/** The life of a review: OPEN, then one of the others for good. */
public enum ReviewState {
  OPEN,
  CONFIRMED,
  REFUSED,
  /** The student got a record in another way, so there is nothing left to decide. */
  SUPERSEDED
}
