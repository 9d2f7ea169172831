package org.adsum.face;

/**
 * What a frame's main face must be like to be used. Outside a limit the frame is refused with the
 * reason that a person can act on.
 *
 * @param smallestFaceHeight of the box, in pixels; the eyes' distance would refuse a turned head
 * @param leastInside share of the face's box inside the image
 * @param darkest mean luma of the face, 0 to 255
 * @param darkestBackLit the same when the surroundings are brighter than the face by {@link
 *     #BACK_LIGHT} or more
 * @param brightest mean luma of the face, 0 to 255
 * @param mostShadow share of the face's pixels that are nearly black
 * @param mostHighlight share of the face's pixels that are nearly white
 * @param blurriest see {@link FrameQuality#sharpness}
 * @param mostYaw see {@link FrameQuality#yaw}, to either side
 * @param mostPitch see {@link FrameQuality#pitch}, up or down
 * @param leastDetail see {@link FrameQuality#detail}
 */
public record QualityGate(
    double smallestFaceHeight,
    double leastInside,
    double darkest,
    double darkestBackLit,
    double brightest,
    double mostShadow,
    double mostHighlight,
    double blurriest,
    double mostYaw,
    double mostPitch,
    double leastDetail) {
  /** From here on the light counts as coming from behind, in luma. */
  static final double BACK_LIGHT = 80;

  /**
   * For the frontal frames of a check-in. Lenient: it keeps out what cannot be measured, not what
   * is merely ugly.
   */
  public static QualityGate checkIn() {
    return new QualityGate(48, 0.8, 30, 45, 235, 0.5, 0.3, 0.05, 0.45, 0.65, 0.28);
  }

  /**
   * For templates, which every later check-in is compared with. Each limit is where recognition
   * measurably suffers (docs/measurements-face.md); a lifted or lowered chin does not make it
   * suffer, and how long a nose is must not keep anyone from enrolling, so the pitch is nearly as
   * free as at check-in.
   */
  public static QualityGate enrolment() {
    return new QualityGate(80, 0.9, 50, 70, 215, 0.4, 0.12, 0.1, 0.32, 0.6, 0.38);
  }

  /**
   * The same for a frame of a move: the head may be turned, which also hides an eye or blurs; it is
   * only compared with the other frames of its check-in.
   */
  QualityGate forMove() {
    return new QualityGate(
        smallestFaceHeight,
        leastInside,
        darkest,
        darkest,
        brightest,
        1,
        1,
        0,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0);
  }

  /** OK, or the first thing that a person should change. */
  Outcome judge(FrameQuality quality) {
    if (quality.faceHeight() < smallestFaceHeight) {
      return Outcome.TOO_SMALL;
    }
    if (quality.inside() < leastInside) {
      return Outcome.CUT_OFF;
    }
    double least = quality.backLight() >= BACK_LIGHT ? darkestBackLit : darkest;
    if (quality.brightness() < least || quality.shadow() > mostShadow) {
      return Outcome.TOO_DARK;
    }
    if (quality.brightness() > brightest || quality.highlight() > mostHighlight) {
      return Outcome.TOO_BRIGHT;
    }
    if (Math.abs(quality.yaw()) > mostYaw || Math.abs(quality.pitch()) > mostPitch) {
      return Outcome.TURNED_AWAY;
    }
    if (quality.sharpness() < blurriest) {
      return Outcome.BLURRED;
    }
    return quality.detail() < leastDetail ? Outcome.COVERED : Outcome.OK;
  }
}
