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
}
