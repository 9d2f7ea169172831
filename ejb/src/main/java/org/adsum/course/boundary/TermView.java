package org.adsum.course.boundary;

import java.time.LocalDate;

/** A term. */
public record TermView(
    String id, String code, String title, LocalDate startsOn, LocalDate endsOn) {}
