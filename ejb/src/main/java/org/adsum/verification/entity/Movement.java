package org.adsum.verification.entity;

/** Whether the moves that a challenge asked for were made. */
public enum Movement {
  NOT_ASKED,
  DONE,
  NOT_DONE
}
