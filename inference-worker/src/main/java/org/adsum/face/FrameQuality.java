package org.adsum.face;

/**
 * How good a frame's main face is to measure.
 *
 * @param faceHeight in pixels
 * @param eyeDistance in pixels
 * @param brightness mean luma of the aligned face, 0 to 255
 * @param sharpness standard deviation of the aligned face's Laplacian, relative to its contrast
 * @param yaw of the nose from the middle of the eyes, in eye distances: 0 is frontal, positive
 *     towards the image's right
 * @param pitch how much nearer the nose is to the eyes than to the mouth, as a share of the
 *     distance from eyes to mouth: about 0 is frontal, positive when the chin is lifted
 * @param roll of the eye line, in degrees, clockwise
 * @param detection the detector's probability
 */
public record FrameQuality(
    double faceHeight,
    double eyeDistance,
    double brightness,
    double sharpness,
    double yaw,
    double pitch,
    double roll,
    double detection) {

  /** One number from 0 (bad) to 1 (good), to choose the best of several frames. */
  public double score() {
    double size = Math.min(1, eyeDistance / 60);
    double light = Math.max(0, 1 - Math.abs(brightness - 125) / 125);
    double focus = Math.min(1, sharpness / 0.5);
    double pose = Math.max(0, 1 - Math.abs(yaw) / 0.6);
    return detection * Math.pow(size * light * focus * pose, 0.25);
  }
}
