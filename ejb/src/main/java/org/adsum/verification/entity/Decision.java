package org.adsum.verification.entity;

/** What a measurement means under a policy. */
public enum Decision {
  MATCH,
  NO_MATCH,
  REVIEW,
  UNUSABLE
}
