package org.adsum.face;

import java.util.List;

/**
 * A face that the detector found.
 *
 * @param box around the face
 * @param score the detector's probability, 0.7 to 1
 * @param points left eye, right eye, nose, left and right mouth corner, as seen in the image
 */
public record DetectedFace(FaceBox box, float score, List<Point> points) {
  public Point leftEye() {
    return points.get(0);
  }

  public Point rightEye() {
    return points.get(1);
  }

  public Point nose() {
    return points.get(2);
  }

  /** Between the pupils, in pixels. */
  public double eyeDistance() {
    return leftEye().distanceTo(rightEye());
  }
}
