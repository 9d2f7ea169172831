package org.adsum.verification.entity;

/**
 * The thresholds of one model, as cosine similarities, and that of the liveness model beside it.
 *
 * @param modelId the model they hold for
 * @param modelVersion and its version
 * @param match from this similarity on it is the person
 * @param matchFmr the false match rate that {@code match} was chosen for
 * @param review from this similarity on a person must look
 * @param liveness from when on a face counts as live
 */
public record Thresholds(
    String modelId,
    String modelVersion,
    double match,
    double matchFmr,
    double review,
    LivenessThreshold liveness) {}
