package org.adsum.privacy.entity;

/** Why something was deleted. */
public enum DeletionCause {
  /** Its time was over. */
  RETENTION,
  /** The person's account was erased. */
  ERASURE,
  /** The person took the consent back. */
  WITHDRAWAL,
  /** It had been deleted before, and a restored backup brought it back. */
  REPLAY
}
