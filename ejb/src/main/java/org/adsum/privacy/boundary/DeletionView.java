package org.adsum.privacy.boundary;

import java.time.Instant;
import org.adsum.privacy.entity.DeletionCause;

/** One line of the ledger. */
public record DeletionView(Instant at, String kind, DeletionCause cause, long amount) {}
