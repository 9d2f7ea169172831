package org.adsum.enrolment.entity;

/** What a student said about the use of the face. */
public enum ConsentKind {
  GIVEN,
  WITHDRAWN
}
