package org.adsum.report.boundary;

/**
 * Which students a report lists.
 *
 * @param termId the term's id
 * @param course the begin of a course's code, or null for all
 * @param belowPercent only those with a rate below it; 101 for all
 */
public record StudentQuestion(String termId, String course, int belowPercent) {}
