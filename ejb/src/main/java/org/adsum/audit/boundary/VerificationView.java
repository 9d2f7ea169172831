package org.adsum.audit.boundary;

import java.io.Serializable;
import java.time.Instant;
import org.adsum.audit.entity.ChainReport;

/**
 * Where the check of the whole log stands on this node.
 *
 * @param running whether one is under way
 * @param entries how many it has read
 * @param finishedAt when the last one ended; null when there was none since the start
 * @param report what that found; null when it could not be carried through
 */
public record VerificationView(
    boolean running, long entries, Instant finishedAt, ChainReport report)
    implements Serializable {}
