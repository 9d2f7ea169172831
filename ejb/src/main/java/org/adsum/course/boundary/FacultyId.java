package org.adsum.course.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of a faculty. */
public record FacultyId(String value) {
  public FacultyId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
