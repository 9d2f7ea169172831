package org.adsum.course.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What an admin gives for a section; course and term cannot be changed later, {@code version} is
 * ignored for a new one.
 */
public record SectionInput(
    @NotBlank String courseId,
    @NotBlank String termId,
    @NotBlank @Size(max = 16) String number,
    @Size(max = 64) String room,
    int version) {}
