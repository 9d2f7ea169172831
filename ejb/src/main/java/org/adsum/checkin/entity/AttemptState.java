package org.adsum.checkin.entity;

/** The life of an attempt: PENDING, then one of the others for good. */
public enum AttemptState {
  PENDING,
  ACCEPTED,
  REJECTED,
  REVIEW,
  EXPIRED,
  FAILED
}
