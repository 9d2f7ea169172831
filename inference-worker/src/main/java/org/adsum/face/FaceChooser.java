package org.adsum.face;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which face a frame is about, and whether another one competes with it.
 *
 * <p>The main face is the largest, where a face loses weight the farther its centre is from the
 * frame's (none at the centre, 70 % at the corner). The frame shows several faces when another face
 * is at least 0.6 times as high as the main one, the detector is sure of it (0.9 or more), and it
 * is not a bystander cut off by the frame (less than three quarters of its box inside).
 */
final class FaceChooser {
  private static final double COMPARABLE_HEIGHT = 0.6;
  private static final double SURE = 0.9;
  private static final double WHOLE = 0.75;
  private static final double LOST_AT_CORNER = 0.7;

  private final Frame frame;

  FaceChooser(Frame frame) {
    this.frame = frame;
  }

  Optional<DetectedFace> main(List<DetectedFace> faces) {
    return faces.stream().max(Comparator.comparingDouble(this::weight));
  }

  boolean contested(List<DetectedFace> faces, DetectedFace main) {
    return faces.stream()
        .filter(face -> face != main)
        .anyMatch(
            face ->
                face.box().height() >= COMPARABLE_HEIGHT * main.box().height()
                    && face.score() >= SURE
                    && face.box().shareInside(frame) >= WHOLE);
  }

  private double weight(DetectedFace face) {
    Point middle = new Point(frame.width() / 2f, frame.height() / 2f);
    double toCorner = Math.hypot(middle.x(), middle.y());
    double away = Math.min(1, face.box().centre().distanceTo(middle) / toCorner);
    return face.box().area() * (1 - LOST_AT_CORNER * away);
  }
}
