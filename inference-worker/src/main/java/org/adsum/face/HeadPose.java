package org.adsum.face;

import java.util.List;

/**
 * How a head is turned, told from the five points alone. The nose stands out from the plane of eyes
 * and mouth, so it moves against them when the head turns, and does not when a flat picture is
 * turned, shifted, scaled or tilted: eye and mouth distances shrink together, the nose stays where
 * it is between them.
 *
 * <p>All three are measured in the face's own axes, so roll and size do not count.
 *
 * @param yaw of the nose from the middle of the eyes along the eye line, in eye distances: 0 is
 *     frontal, positive towards the image's right (the person's own left)
 * @param pitch how much nearer the nose is to the eyes than to the mouth, as a share of the
 *     distance from eyes to mouth: about 0 is frontal, positive when the chin is lifted
 * @param roll of the eye line, in degrees, clockwise
 */
record HeadPose(double yaw, double pitch, double roll) {

  /**
   * @param points left eye, right eye, nose, left and right mouth corner, as seen in the image
   */
  static HeadPose of(List<Point> points) {
    Point left = points.get(0);
    Point right = points.get(1);
    double eyes = Math.max(1e-3, left.distanceTo(right));
    double alongX = (right.x() - left.x()) / eyes;
    double alongY = (right.y() - left.y()) / eyes;
    double middleX = (left.x() + right.x()) / 2.0;
    double middleY = (left.y() + right.y()) / 2.0;
    double noseX = points.get(2).x() - middleX;
    double noseY = points.get(2).y() - middleY;
    double mouthX = (points.get(3).x() + points.get(4).x()) / 2.0 - middleX;
    double mouthY = (points.get(3).y() + points.get(4).y()) / 2.0 - middleY;
    double toNose = noseY * alongX - noseX * alongY;
    double toMouth = mouthY * alongX - mouthX * alongY;
    return new HeadPose(
        (noseX * alongX + noseY * alongY) / eyes,
        1 - 2 * toNose / Math.max(1e-3, toMouth),
        Math.toDegrees(Math.atan2(alongY, alongX)));
  }
}
