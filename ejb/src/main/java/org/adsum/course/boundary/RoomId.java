package org.adsum.course.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of a room. */
public record RoomId(String value) {
  public RoomId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
