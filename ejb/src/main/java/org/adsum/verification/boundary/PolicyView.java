package org.adsum.verification.boundary;

import java.time.Instant;
import org.adsum.verification.entity.LivenessMode;

/**
 * A version of the policy, as admins see it.
 *
 * @param matchSimilarity cosine from which on it is the person
 * @param matchFmr the false match rate that was chosen for
 * @param reviewSimilarity cosine from which on a person must look
 */
public record PolicyView(
    int version,
    String modelId,
    String modelVersion,
    double matchSimilarity,
    double matchFmr,
    double reviewSimilarity,
    LivenessMode livenessMode,
    Instant createdAt) {}
