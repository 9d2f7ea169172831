package org.adsum.face;

import java.util.ArrayList;
import java.util.List;

/**
 * The five points of heads in space, as a camera sees them. Axes in millimetres: x to the image's
 * right, y down, z towards the camera; the origin is between the eyes.
 */
final class Heads {
  /** Places as in anthropometric means: eyes 63 mm apart, the tip of the nose 30 mm before them. */
  private static final double[][] HEAD = {
    {-31.5, 0, 0}, {31.5, 0, 0}, {0, 38, 30}, {-25, 70, 5}, {25, 70, 5}
  };

  private static final double DISTANCE = 500;
  private static final double FOCAL = 700;

  private Heads() {}

  /**
   * A head.
   *
   * @param left degrees turned to the person's own left
   * @param up degrees of a lifted chin
   * @param roll degrees tilted, clockwise in the image
   * @param nearer how many times nearer to the camera than half a metre
   */
  static DetectedFace head(double left, double up, double roll, double nearer) {
    return seen(HEAD, left, up, roll, nearer, 0);
  }

  static DetectedFace frontal() {
    return head(0, 0, 0, 1);
  }

  /** A frontal photograph of a head, flat, held and turned like one. */
  static DetectedFace photo(double left, double up, double roll, double nearer) {
    return seen(flat(), left, up, roll, nearer, 0);
  }

  /** A frontal photograph bent around a cylinder as wide as a head, turned like one. */
  static DetectedFace bentPhoto(double left) {
    double radius = 80;
    double[][] bent = flat();
    for (double[] point : bent) {
      double angle = point[0] / radius;
      point[2] = radius * (Math.cos(angle) - 1);
      point[0] = radius * Math.sin(angle);
    }
    return seen(bent, left, 0, 0, 1, 0);
  }

  /** The head shifted by so many millimetres to the image's right. */
  static DetectedFace shifted(double millimetres) {
    return seen(HEAD, 0, 0, 0, 1, millimetres);
  }

  private static double[][] flat() {
    double[][] flat = new double[5][];
    for (int i = 0; i < 5; i++) {
      flat[i] = new double[] {HEAD[i][0], HEAD[i][1], 0};
    }
    return flat;
  }

  private static DetectedFace seen(
      double[][] points, double left, double up, double roll, double nearer, double shift) {
    List<Point> seen = new ArrayList<>();
    for (double[] point : points) {
      seen.add(project(point, left, up, roll, nearer, shift));
    }
    // The box as MTCNN draws it: about 2.2 eye distances high, centred a little above the nose.
    Point middle = project(new double[] {0, 35, 0}, left, up, roll, nearer, shift);
    float half = (float) (70 * FOCAL * nearer / DISTANCE);
    FaceBox box =
        new FaceBox(
            middle.x() - 0.8f * half,
            middle.y() - half,
            middle.x() + 0.8f * half,
            middle.y() + half);
    return new DetectedFace(box, 1, seen);
  }

  private static Point project(
      double[] point, double left, double up, double roll, double nearer, double shift) {
    double yaw = Math.toRadians(left);
    double pitch = Math.toRadians(up);
    double tilt = Math.toRadians(roll);
    double x = point[0] * Math.cos(yaw) + point[2] * Math.sin(yaw);
    double z = point[2] * Math.cos(yaw) - point[0] * Math.sin(yaw);
    double y = point[1] * Math.cos(pitch) - z * Math.sin(pitch);
    z = z * Math.cos(pitch) + point[1] * Math.sin(pitch);
    double turnedX = x * Math.cos(tilt) - y * Math.sin(tilt);
    double turnedY = x * Math.sin(tilt) + y * Math.cos(tilt);
    double scale = FOCAL / (DISTANCE / nearer - z);
    return new Point((float) (320 + (turnedX + shift) * scale), (float) (200 + turnedY * scale));
  }
}
