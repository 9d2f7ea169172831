package org.adsum.face;

/** How thoroughly the frames of a check-in are read. */
public enum Depth {
  /**
   * A light detector looks at all frames; only the best one is read in full. That the frames show
   * one person is then told from the places and sizes of the faces alone, so liveness and match are
   * of one and the same frame.
   */
  BEST,
  /** Each frame is read in full. */
  EVERY
}
