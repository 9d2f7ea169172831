package org.adsum.face;

/** A rectangle around a face, in pixels; it may reach beyond the image. */
public record FaceBox(float left, float top, float right, float bottom) {
  public float width() {
    return right - left;
  }

  public float height() {
    return bottom - top;
  }

  /** In square pixels. */
  public float area() {
    return width() * height();
  }

  public Point centre() {
    return new Point((left + right) / 2, (top + bottom) / 2);
  }

  /** Which share of it the image holds, 0 to 1. */
  double shareInside(Frame frame) {
    double inWidth = Math.min(frame.width(), right) - Math.max(0, left);
    double inHeight = Math.min(frame.height(), bottom) - Math.max(0, top);
    return Math.max(0, inWidth) * Math.max(0, inHeight) / area();
  }
}
