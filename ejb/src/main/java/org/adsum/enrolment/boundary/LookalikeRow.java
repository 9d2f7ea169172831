package org.adsum.enrolment.boundary;

import java.time.Instant;
import org.adsum.enrolment.entity.LookalikeState;

/**
 * Two people whose enrolled faces look alike, for admins alone.
 *
 * @param similarity cosine of the two templates that were most alike
 * @param decidedBy name of the admin who decided, or null
 * @param version to be sent back with a decision
 */
public record LookalikeRow(
    String id,
    String one,
    String oneUsername,
    String oneName,
    String other,
    String otherUsername,
    String otherName,
    double similarity,
    LookalikeState state,
    Instant foundAt,
    String decidedBy,
    Instant decidedAt,
    int version) {}
