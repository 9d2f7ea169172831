package org.adsum.enrolment.boundary;

import java.time.Instant;

/**
 * One line of the admin's list of enrolments; {@code templates} is 0 for a student who has none.
 */
public record EnrolmentRow(
    String student, String username, String name, long templates, Instant enrolledAt) {}
