package org.adsum.enrolment.boundary;

import java.time.Instant;

/**
 * One enrolment that waits for approval.
 *
 * @param student id of the account
 * @param templates on file from an approved enrolment, which go on working
 */
public record EnrolmentRequestRow(
    String id, String student, String username, String name, Instant submittedAt, long templates) {}
