package org.adsum.checkin.boundary;

/** An accepted submission, and whether this call made it. */
public record Submitted(AttemptId attempt, boolean created) {}
