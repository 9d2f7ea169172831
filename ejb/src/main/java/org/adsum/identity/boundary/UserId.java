package org.adsum.identity.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of an account. */
public record UserId(String value) {
  public UserId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
