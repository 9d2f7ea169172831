package org.adsum.checkin.boundary;

/** Fired in the transaction that gives the verdict, and again in the one that decides a review. */
public record AttemptConcluded(String student, CheckInView attempt) {}
