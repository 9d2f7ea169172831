package org.adsum.face;

import java.util.List;

/** A drawn image for the warm-up: no photograph of anyone. */
final class SyntheticFace {
  static final FaceBox BOX = new FaceBox(240, 140, 400, 340);
  static final List<Point> POINTS =
      List.of(
          new Point(285, 215),
          new Point(355, 215),
          new Point(320, 255),
          new Point(292, 297),
          new Point(348, 297));

  static final DetectedFace FACE = new DetectedFace(BOX, 1, POINTS);

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private SyntheticFace() {}

  /** A pale ellipse with five dark spots on a graded ground. */
  static Frame frame() {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    Point centre = BOX.centre();
    int at = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double inX = (x - centre.x()) / (BOX.width() / 2);
        double inY = (y - centre.y()) / (BOX.height() / 2);
        boolean skin = inX * inX + inY * inY < 1;
        Point here = new Point(x, y);
        boolean spot = POINTS.stream().anyMatch(point -> point.distanceTo(here) < 9);
        int level = spot && skin ? 40 : skin ? 190 : 60 + y / 8;
        rgb[at++] = (byte) level;
        rgb[at++] = (byte) (skin ? level * 4 / 5 : level);
        rgb[at++] = (byte) (skin ? level * 3 / 4 : level);
      }
    }
    return new Frame(WIDTH, HEIGHT, rgb);
  }
}
