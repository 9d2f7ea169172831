package org.adsum.session.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of an attendance session. */
public record SessionId(String value) {
  public SessionId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
