package org.adsum.enrolment.entity;

/** The life of an enrolment that must be approved: PENDING, then one of the others for good. */
public enum RequestState {
  PENDING,
  APPROVED,
  REFUSED,
  /** Nobody decided in time, newer pictures took its place, or the consent was withdrawn. */
  ENDED
}
