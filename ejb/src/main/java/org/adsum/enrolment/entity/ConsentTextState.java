package org.adsum.enrolment.entity;

/** The life of a consent text: there is one draft at most, and what is published never changes. */
public enum ConsentTextState {
  DRAFT,
  PUBLISHED
}
