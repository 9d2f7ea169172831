package org.adsum.face;

/**
 * The limits of the engine.
 *
 * @param searchFrom the smallest face looked for at first, in pixels; decides the detector's time.
 *     In a small image it is an eighth of the shorter side, so that a 250x250 photo is searched as
 *     thoroughly as a 480x480 frame
 * @param searchAgainFrom looked for when nothing was found, so that a small or distant face is told
 *     apart from none
 * @param gate what the main face must be like
 */
public record FaceSettings(int searchFrom, int searchAgainFrom, QualityGate gate) {
  private static final int SMALLEST_SEARCH = 20;

  public FaceSettings {
    if (searchFrom < SMALLEST_SEARCH || searchAgainFrom < SMALLEST_SEARCH) {
      throw new IllegalArgumentException("Faces below 20 pixels cannot be recognised");
    }
  }

  /** For check-in frames of 640x480 and up. */
  public static FaceSettings defaults() {
    return new FaceSettings(60, 24, QualityGate.checkIn());
  }

  /** For photos that become templates. */
  public static FaceSettings enrolment() {
    return new FaceSettings(60, 24, QualityGate.enrolment());
  }

  /** The same for a frame that belongs there. */
  FaceSettings at(Place place) {
    return place == Place.FRONT
        ? this
        : new FaceSettings(searchFrom, searchAgainFrom, gate.forMove());
  }

  /** The smallest face to look for at first in this frame, in pixels. */
  int searchFrom(Frame frame) {
    int eighth = Math.min(frame.width(), frame.height()) / 8;
    return Math.max(SMALLEST_SEARCH, Math.min(searchFrom, eighth));
  }
}
