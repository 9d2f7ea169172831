package org.adsum.face;

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
 *   <li>the face stays where one face can be ({@link Continuity}).
 * </ol>
 */
final class MovementRule {
  static final double TURN = 0.15;
  static final double LIFT = 0.2;
  static final double NEARER = 1.2;

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
    return framed && seen && made(places, readings) && Continuity.holds(readings)
        ? Movement.DONE
        : Movement.NOT_DONE;
  }

  private static boolean made(List<Place> places, List<FrameReading> readings) {
    for (int i = 0; i < places.size(); i++) {
      for (int k = 0; k < places.size(); k++) {
        boolean reference = places.get(k) == Place.FRONT;
        if (reference && !made(places.get(i), readings.get(i), readings.get(k))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean made(Place place, FrameReading moved, FrameReading front) {
    FrameQuality at = moved.quality();
    FrameQuality from = front.quality();
    return switch (place) {
      case FRONT -> true;
      case LEFT -> at.yaw() - from.yaw() >= TURN;
      case RIGHT -> from.yaw() - at.yaw() >= TURN;
      case UP -> at.pitch() - from.pitch() >= LIFT;
      case CLOSER -> at.faceHeight() >= NEARER * from.faceHeight();
    };
  }
}
