package org.adsum.face;

/** Whether the moves that the places ask for were made. */
public enum Movement {
  /** All frames are {@link Place#FRONT}. */
  NOT_ASKED,
  DONE,
  NOT_DONE
}
