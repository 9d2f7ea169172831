package org.adsum.course.boundary;

import java.time.LocalDate;

/** A term as a line of the list of terms. */
public record TermRow(
    String id, String code, String title, LocalDate startsOn, LocalDate endsOn, long sections) {}
