package org.adsum.enrolment.boundary;

/** How many students have templates of a model. */
public record ModelUse(String modelId, String modelVersion, long students) {}
