package org.adsum.enrolment.boundary;

import jakarta.validation.constraints.NotNull;
import org.adsum.enrolment.entity.LookalikeState;

/**
 * What an admin decided of a pair.
 *
 * @param version the one that was read
 */
public record LookalikeDecision(@NotNull LookalikeState state, int version) {}
