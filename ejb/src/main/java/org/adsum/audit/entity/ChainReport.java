package org.adsum.audit.entity;

import java.io.Serializable;
import java.util.List;

/**
 * What a check of the whole log found.
 *
 * @param faults the first of each chain, at most {@link ChainCheck#MOST_FAULTS}
 * @param millis how long it took
 */
public record ChainReport(
    long streams, long entries, long checkpoints, List<ChainFault> faults, long millis)
    implements Serializable {

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return faults.isEmpty();
  }
}
