package org.adsum.face.evaluate;

/**
 * What a chart is drawn on: an SVG file or an image. Lengths are in the chart's units, y grows
 * downwards, colours are "#rrggbb".
 */
interface Canvas {
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void rectangle(double x, double y, double width, double height, String colour, double opacity);

  /** A line through points; a dashed one when {@code dash} is above 0. */
  void line(double[] xs, double[] ys, String colour, double width, double dash);

  /**
   * @param upwards turned to be read from below
   */
  void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, boolean upwards);

  /** Nothing outside this rectangle is drawn until {@link #unclip}. */
  void clip(double x, double y, double width, double height);

  void unclip();
}
