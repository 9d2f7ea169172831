package org.adsum.course.boundary;

import org.adsum.shared.boundary.PublicId;

/** The id of a section. */
public record SectionId(String value) {
  public SectionId {
    PublicId.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
