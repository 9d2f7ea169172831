package org.adsum.checkin.boundary;

/** Fired in the transaction that accepts a submission. */
public record AttemptSubmitted(String session, String student, String attempt) {}
