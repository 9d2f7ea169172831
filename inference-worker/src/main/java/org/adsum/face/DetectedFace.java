package org.adsum.face;

import java.util.List;

/**
 * A face that the detector found.
 *
 * @param box around the face
 * @param score the detector's probability: above 0.7 from MTCNN, above 0.65 from the light detector
 * @param points left eye, right eye, nose, left and right mouth corner, as seen in the image; empty
 *     from {@link LightDetector}, which finds boxes only
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
