package org.adsum.checkin.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of a check-in attempt. */
public record AttemptId(String value) {
  public AttemptId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
