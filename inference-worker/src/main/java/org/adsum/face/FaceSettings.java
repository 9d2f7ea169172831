package org.adsum.face;

/**
 * The limits of the engine. The quality limits are lenient: they keep out frames that cannot be
 * measured, not frames that are merely ugly.
 *
 * @param searchFrom the smallest face looked for at first, in pixels; decides the detector's time
 * @param searchAgainFrom looked for when nothing was found, so that a small or distant face is told
 *     apart from none
 * @param smallestFaceHeight of the box, in pixels; the eyes' distance would refuse a turned head
 * @param darkest mean luma of the face, 0 to 255
 * @param brightest mean luma of the face, 0 to 255
 * @param blurriest see {@link FrameQuality#sharpness}
 */
public record FaceSettings(
    int searchFrom,
    int searchAgainFrom,
    double smallestFaceHeight,
    double darkest,
    double brightest,
    double blurriest) {

  public FaceSettings {
    if (searchFrom < 12 || searchAgainFrom < 12) {
      throw new IllegalArgumentException("The detector finds no face below 12 pixels");
    }
  }

  /** For check-in frames of 640x480 and up. */
  public static FaceSettings defaults() {
    return new FaceSettings(60, 24, 48, 30, 235, 0.05);
  }
}
