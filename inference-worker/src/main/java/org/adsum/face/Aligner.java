package org.adsum.face;

import java.util.List;

/**
 * Turns, scales and shifts a face so that its five points fall on the 112x112 template that the
 * embedder was trained on: the least-squares similarity (Umeyama) and a bilinear warp, black
 * outside the image. Alignment matters more than the model: a plain box crop costs ten points of
 * accuracy.
 */
final class Aligner {
  static final int SIDE = 112;

  private static final double[][] TEMPLATE = {
    {38.29459953, 51.69630051},
    {73.53179932, 51.50139999},
    {56.02519989, 71.73660278},
    {41.54930115, 92.3655014},
    {70.72990036, 92.20410156}
  };

  private Aligner() {}

  /** The aligned face. */
  static Frame align(Frame frame, List<Point> points) {
    double[] inverse = templateToImage(points);
    byte[] rgb = new byte[SIDE * SIDE * 3];
    int at = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float fromX = (float) (inverse[0] * x - inverse[1] * y + inverse[2]);
        float fromY = (float) (inverse[1] * x + inverse[0] * y + inverse[3]);
        for (int channel = 0; channel < 3; channel++) {
          rgb[at++] = (byte) Math.round(frame.bilinear(fromX, fromY, channel, 0));
        }
      }
    }
    return new Frame(SIDE, SIDE, rgb);
  }

  /**
   * The similarity from template to image places: x' = a*x - b*y + c, y' = b*x + a*y + d.
   *
   * <p>Fitted the other way round (image to template, as the reference does) and then inverted: the
   * two least-squares fits differ.
   */
  static double[] templateToImage(List<Point> points) {
    double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double meanU = 0;
    double meanV = 0;
    for (double[] goal : TEMPLATE) {
      meanU += goal[0] / 5;
      meanV += goal[1] / 5;
    }
    double cosine = 0;
    double sine = 0;
    double spread = 0;
    for (int i = 0; i < 5; i++) {
      double x = points.get(i).x() - meanX;
      double y = points.get(i).y() - meanY;
      double u = TEMPLATE[i][0] - meanU;
      double v = TEMPLATE[i][1] - meanV;
      cosine += x * u + y * v;
      sine += x * v - y * u;
      spread += x * x + y * y;
    }
    double a = cosine / spread;
    double b = sine / spread;
    double norm = a * a + b * b;
    double inverseA = a / norm;
    double inverseB = -b / norm;
    return new double[] {
      inverseA,
      inverseB,
      meanX - (inverseA * meanU - inverseB * meanV),
      meanY - (inverseB * meanU + inverseA * meanV)
    };
  }
}
