package org.adsum.course.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of a course. */
public record CourseId(String value) {
  public CourseId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
