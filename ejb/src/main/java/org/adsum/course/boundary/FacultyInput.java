package org.adsum.course.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What is given for a faculty; {@code version} is ignored for a new one. */
public record FacultyInput(
    @NotBlank @Size(max = 32) String code, @NotBlank @Size(max = 200) String title, int version) {
  public FacultyInput {
    code = code == null ? null : code.strip();
    title = title == null ? null : title.strip();
  }
}
