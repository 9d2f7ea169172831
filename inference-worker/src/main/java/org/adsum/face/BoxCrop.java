package org.adsum.face;

/**
 * Cuts the detector's box out, without turning the face, and scales it to a square: what
 * facenet-pytorch's {@code extract_face} does with margin 0. Corners are cut to the image and then
 * to whole pixels; the resize is torch's area interpolation.
 */
final class BoxCrop {
  private BoxCrop() {}

  /** The box as a square of that side; a box outside the frame gives its nearest pixel. */
  static Frame cut(Frame frame, FaceBox box, int side) {
    int left = Math.min(frame.width() - 1, (int) Math.max(0, box.left()));
    int top = Math.min(frame.height() - 1, (int) Math.max(0, box.top()));
    int right = (int) Math.min(frame.width(), box.right());
    int bottom = (int) Math.min(frame.height(), box.bottom());
    int width = Math.max(1, right - left);
    int height = Math.max(1, bottom - top);
    float[] planes = new float[3 * side * side];
    AreaResampler.over(frame).resample(left, top, width, height, side, side, planes, 0);
    byte[] rgb = new byte[planes.length];
    int plane = side * side;
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < 3; channel++) {
        // The resampler gives what MTCNN wants, (x - 127.5) / 128; frames hold whole levels.
        rgb[3 * i + channel] = (byte) Math.round(planes[i + channel * plane] * 128 + 127.5f);
      }
    }
    return new Frame(side, side, rgb);
  }
}
