package org.adsum.enrolment.boundary;

/**
 * How many students have something left to do.
 *
 * @param missing without a template of the model in use
 * @param enrolAgain among them, those with templates of another model
 */
public record EnrolmentCounts(long missing, long enrolAgain) {}
