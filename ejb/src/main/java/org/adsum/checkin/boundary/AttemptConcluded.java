package org.adsum.checkin.boundary;

/** Fired in the transaction that gives the verdict. */
public record AttemptConcluded(String student, CheckInView attempt) {}
