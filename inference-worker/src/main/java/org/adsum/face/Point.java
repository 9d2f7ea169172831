package org.adsum.face;

/** A place in an image, in pixels; whole numbers are pixel centres. */
public record Point(float x, float y) {
  double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
