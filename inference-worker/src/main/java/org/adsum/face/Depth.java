package org.adsum.face;

/** How thoroughly the frames of a check-in are read. */
public enum Depth {
  /** A light detector looks at all frames; only the best one is read in full. */
  BEST,
  /** Each frame is read in full. */
  EVERY
}
