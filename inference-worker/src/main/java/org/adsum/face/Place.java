package org.adsum.face;

/**
 * Where in the challenge a frame belongs. LEFT and RIGHT are the person's own left and right; UP
 * means that the chin is lifted.
 */
public enum Place {
  FRONT,
  LEFT,
  RIGHT,
  UP,
  CLOSER
}
