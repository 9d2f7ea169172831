package org.adsum.privacy.entity;

import java.util.Set;

/** Where a request to be erased stands. */
public enum ErasureState {
  /** The person asked; an admin has to decide. */
  REQUESTED,
  /** Decided; it is carried out when its time has come, and can be called off until then. */
  SCHEDULED,
  /** An admin said no, and why. */
  REFUSED,
  /** Called off. */
  CANCELLED,
  /** Carried out. */
  DONE;

  /** What may follow. */
  public Set<ErasureState> next() {
    return switch (this) {
      case REQUESTED -> Set.of(SCHEDULED, REFUSED, CANCELLED);
      case SCHEDULED -> Set.of(CANCELLED, DONE);
      case REFUSED, CANCELLED, DONE -> Set.of();
    };
  }

  /** Whether it still waits for something. */
  public boolean isOpen() {
    return !next().isEmpty();
  }
}
