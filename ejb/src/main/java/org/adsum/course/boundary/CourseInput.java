package org.adsum.course.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What is given for a course.
 *
 * @param facultyId the faculty's id; empty for none, null leaves it as it is
 * @param version ignored for a new one
 */
public record CourseInput(
    @NotBlank @Size(max = 32) String code,
    @NotBlank @Size(max = 200) String title,
    @Size(max = 26) String facultyId,
    int version) {}
