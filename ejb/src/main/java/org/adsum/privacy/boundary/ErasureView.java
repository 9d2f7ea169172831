package org.adsum.privacy.boundary;

import java.time.Instant;
import org.adsum.privacy.entity.ErasureState;

/**
 * A request to be erased.
 *
 * @param own whether the person asked for it, not an admin
 * @param decidedBy name of who decided or called it off last; null until then
 * @param answer why it was refused; else null
 * @param dueAt when it is to be carried out; null until it is decided
 */
public record ErasureView(
    String id,
    String user,
    String username,
    String name,
    boolean own,
    Instant requestedAt,
    ErasureState state,
    String decidedBy,
    Instant decidedAt,
    String answer,
    Instant dueAt,
    Instant doneAt,
    int version) {}
