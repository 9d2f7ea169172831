package org.adsum.privacy.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.adsum.privacy.entity.ErasureState;

/**
 * What an admin decides on a request.
 *
 * @param state SCHEDULED, REFUSED or CANCELLED
 * @param answer what the person is told; at least three characters for REFUSED
 * @param version that was read
 */
public record ErasureDecision(
    @NotNull ErasureState state, @Size(max = 500) String answer, int version) {}
