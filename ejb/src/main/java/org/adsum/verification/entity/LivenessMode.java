package org.adsum.verification.entity;

/** What liveness is used for. */
public enum LivenessMode {
  OFF,
  ADVISORY
}
