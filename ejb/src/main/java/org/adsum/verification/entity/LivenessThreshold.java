package org.adsum.verification.entity;

/**
 * From which measured liveness on a face counts as a live one.
 *
 * @param modelId the liveness model that it holds for
 * @param modelVersion and its version
 * @param from 0 (replay) to 1 (live)
 */
public record LivenessThreshold(String modelId, String modelVersion, double from) {}
