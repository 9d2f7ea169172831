package org.adsum.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignerTest {
  private static final List<Point> TEMPLATE =
      List.of(
          new Point(38.29459953f, 51.69630051f),
          new Point(73.53179932f, 51.50139999f),
          new Point(56.02519989f, 71.73660278f),
          new Point(41.54930115f, 92.3655014f),
          new Point(70.72990036f, 92.20410156f));

  @Test
  void leavesAFaceOnTheTemplateAlone() {
    assertArrayEquals(new double[] {1, 0, 0, 0}, Aligner.templateToImage(TEMPLATE), 1e-5);
  }

  @Test
  void findsTurnScaleAndShift() {
    // Twice as large, turned by 90 degrees, and 200 to the right: x' = 200 - 2y, y' = 2x.
    List<Point> points =
        TEMPLATE.stream().map(point -> new Point(200 - 2 * point.y(), 2 * point.x())).toList();
    assertArrayEquals(new double[] {0, 2, 200, 0}, Aligner.templateToImage(points), 1e-4);
  }

  @Test
  void paintsBlackBeyondTheImage() {
    byte[] white = new byte[60 * 60 * 3];
    java.util.Arrays.fill(white, (byte) 255);
    Frame aligned = Aligner.align(new Frame(60, 60, white), TEMPLATE);
    assertEquals(255, aligned.sample(30, 30, 1));
    assertEquals(0, aligned.sample(100, 30, 1));
  }
}
