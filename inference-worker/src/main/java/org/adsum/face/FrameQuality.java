package org.adsum.face;

/**
 * How good a frame's main face is to measure. Light and texture are measured on the aligned face,
 * so that size does not count twice.
 *
 * @param faceHeight in pixels
 * @param eyeDistance in pixels
 * @param inside share of the face's box inside the image, 0 to 1
 * @param brightness mean luma (Rec. 601) of the face, 0 to 255
 * @param shadow share of the face's pixels of luma below 16
 * @param highlight share of the face's pixels of luma above 247
 * @param backLight how much brighter the surroundings of the face are, in luma; negative when they
 *     are darker
 * @param sharpness standard deviation of the Laplacian, relative to the contrast
 * @param yaw of the nose from the middle of the eyes, in eye distances: 0 is frontal, positive
 *     towards the image's right
 * @param pitch how much nearer the nose is to the eyes than to the mouth, as a share of the
 *     distance from eyes to mouth: about 0 is frontal, positive when the chin is lifted
 * @param roll of the eye line, in degrees, clockwise
 * @param detail of the least detailed of left eye, right eye and mouth, relative to the most
 *     detailed: what covers one of them is plainer than a face. It does not notice what is
 *     patterned or covers all three
 * @param detection the detector's probability
 */
public record FrameQuality(
    double faceHeight,
    double eyeDistance,
    double inside,
    double brightness,
    double shadow,
    double highlight,
    double backLight,
    double sharpness,
    double yaw,
    double pitch,
    double roll,
    double detail,
    double detection) {

  /** One number from 0 (bad) to 1 (good), to choose the best of several frames. */
  public double score() {
    double size = Math.min(1, eyeDistance / 60);
    double light = Math.max(0, 1 - Math.abs(brightness - 125) / 125 - shadow - highlight);
    double focus = Math.min(1, sharpness / 0.5);
    double pose = Math.max(0, 1 - Math.hypot(yaw, pitch / 2) / 0.6);
    double free = Math.min(1, detail / 0.5);
    return detection * inside * Math.pow(size * light * focus * pose * free, 0.2);
  }
}
