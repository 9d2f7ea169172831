package org.adsum.course.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What an admin gives for a term; both days belong to it. */
public record TermInput(
    @NotBlank @Size(max = 32) String code,
    @NotBlank @Size(max = 200) String title,
    @NotNull LocalDate startsOn,
    @NotNull LocalDate endsOn) {}
