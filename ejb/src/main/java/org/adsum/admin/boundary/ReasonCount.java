package org.adsum.admin.boundary;

import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;

/**
 * How many check-ins ended in the same way.
 *
 * @param reason why they were not taken; null for those that were
 */
public record ReasonCount(AttemptState state, AttemptReason reason, long count) {}
