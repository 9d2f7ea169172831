package org.adsum.face;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the moves were made: each frame that is not FRONT is compared with the FRONT frames of
 * the same probe, so that the shape of a person's face and the height of the camera do not count.
 *
 * <p>DONE needs all of these:
 *
 * <ol>
 *   <li>the first and the last frame are FRONT, and every frame shows one face;
 *   <li>LEFT and RIGHT: the nose has moved against the eyes by {@value #TURN} eye distances or
 *       more, to the image's right and left; UP: {@link HeadPose#pitch} has risen by {@value
 *       #LIFT}; CLOSER: the face is {@value #NEARER} times as high;
 *   <li>the face is in one place: between neighbouring frames its centre moves by no more than
 *       {@value #STEP} face heights and its height changes by no more than {@value #GROWTH} times.
 * </ol>
 */
final class MovementRule {
  static final double TURN = 0.2;
  static final double LIFT = 0.2;
  static final double NEARER = 1.2;
  static final double STEP = 1.0;
  static final double GROWTH = 2.0;

  private MovementRule() {}

  /**
   * @param places as many as readings
   */
  static Movement judge(List<Place> places, List<FrameReading> readings) {
    if (places.stream().allMatch(place -> place == Place.FRONT)) {
      return Movement.NOT_ASKED;
    }
    boolean framed = places.get(0) == Place.FRONT && places.get(places.size() - 1) == Place.FRONT;
    boolean seen = readings.stream().allMatch(FrameReading::usable);
    return framed && seen && made(places, readings) && smooth(readings)
        ? Movement.DONE
        : Movement.NOT_DONE;
  }

  private static boolean made(List<Place> places, List<FrameReading> readings) {
    List<FrameReading> front = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) == Place.FRONT) {
        front.add(readings.get(i));
      }
    }
    double yaw = front.stream().mapToDouble(r -> r.quality().yaw()).average().orElseThrow();
    double pitch = front.stream().mapToDouble(r -> r.quality().pitch()).average().orElseThrow();
    double height =
        front.stream().mapToDouble(r -> r.quality().faceHeight()).average().orElseThrow();
    for (int i = 0; i < places.size(); i++) {
      FrameQuality at = readings.get(i).quality();
      boolean made =
          switch (places.get(i)) {
            case FRONT -> true;
            case LEFT -> at.yaw() - yaw >= TURN;
            case RIGHT -> yaw - at.yaw() >= TURN;
            case UP -> at.pitch() - pitch >= LIFT;
            case CLOSER -> at.faceHeight() >= NEARER * height;
          };
      if (!made) {
        return false;
      }
    }
    return true;
  }

  private static boolean smooth(List<FrameReading> readings) {
    for (int i = 1; i < readings.size(); i++) {
      FaceBox before = readings.get(i - 1).face().box();
      FaceBox after = readings.get(i).face().box();
      double higher = Math.max(before.height(), after.height());
      double lower = Math.min(before.height(), after.height());
      if (before.centre().distanceTo(after.centre()) > STEP * higher || higher > GROWTH * lower) {
        return false;
      }
    }
    return true;
  }
}
