package org.adsum.audit.entity;

import java.io.Serializable;

/**
 * Where the log is not what was written.
 *
 * @param stream the chain; {@code checkpoints} for the signed statements
 * @param seq the first entry that is wrong or missing
 */
public record ChainFault(Kind kind, String stream, long seq) implements Serializable {

  /** What is wrong. */
  public enum Kind {
    /** An entry's values do not fit its hash. */
    CHANGED,
    /** An entry does not follow the one before it. */
    UNLINKED,
    /** An entry is not there though its chain went on, or its end or a checkpoint tells of it. */
    MISSING,
    /** The end of a chain, or a checkpoint, tells another hash than the entry has. */
    REWRITTEN,
    /** A checkpoint does not fit what it covers. */
    CHECKPOINT_CHANGED,
    /** A checkpoint was not signed by a trusted key. */
    CHECKPOINT_UNSIGNED
  }
}
