package org.adsum.checkin.boundary;

import java.time.Instant;

/**
 * Fired in the transaction that gives the verdict, and again in the one that decides a review.
 *
 * @param student whose attempt it is
 * @param attempt as its student sees it
 * @param submittedAt when the submission was accepted
 */
public record AttemptConcluded(String student, CheckInView attempt, Instant submittedAt) {}
