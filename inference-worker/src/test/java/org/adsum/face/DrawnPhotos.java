package org.adsum.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos changed by drawing: covered faces, turned heads, other sizes and light. */
final class DrawnPhotos {
  /** What is drawn over a face; corners on the 112x112 template. */
  enum Cover {
    BLUE_MASK(new Color(120, 170, 205), mask()),
    WHITE_MASK(new Color(225, 228, 230), mask()),
    BLACK_MASK(new Color(28, 28, 32), mask()),
    DARK_GLASSES(
        new Color(20, 20, 22),
        new int[] {
          20, 42, 52, 42, 50, 44, 62, 44, 60, 42, 92, 42, 88, 62, 60, 62, 62, 49, 50, 49, 52, 62,
          24, 62
        }),
    HAND_ON_MOUTH(new Color(196, 150, 126), new int[] {30, 82, 82, 80, 90, 104, 84, 118, 28, 118}),
    HAND_ON_EYE(new Color(196, 150, 126), new int[] {14, 36, 54, 38, 52, 64, 14, 66});

    private final Color colour;
    private final int[] corners;

    Cover(Color colour, int[] corners) {
      this.colour = colour;
      this.corners = corners;
    }

    private static int[] mask() {
      return new int[] {
        16, 66, 36, 70, 56, 62, 76, 70, 96, 66, 94, 92, 80, 112, 56, 120, 32, 112, 18, 92
      };
    }
  }

  private DrawnPhotos() {}

  /** The photo with something over the face: shaded and with the noise of a camera. */
  static byte[] covered(BufferedImage photo, DetectedFace face, Cover cover) {
    double[] at = Aligner.templateToImage(face.points());
    Polygon area = new Polygon();
    for (int i = 0; i < cover.corners.length; i += 2) {
      int x = cover.corners[i];
      int y = cover.corners[i + 1];
      area.addPoint(
          (int) Math.round(at[0] * x - at[1] * y + at[2]),
          (int) Math.round(at[1] * x + at[0] * y + at[3]));
    }
    BufferedImage drawn = copy(photo);
    Random noise = new Random(7);
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        if (area.contains(x, y)) {
          double light = 1 + 0.1 * Math.sin(x * 0.05) + 0.1 * Math.cos(y * 0.06);
          drawn.setRGB(x, y, lit(cover.colour, light, noise));
        }
      }
    }
    return jpeg(drawn);
  }

  private static int lit(Color colour, double light, Random noise) {
    int rgb = 0;
    for (int part : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
      double value = part * light + noise.nextGaussian() * 3;
      rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
    }
    return rgb;
  }

  /**
   * The face as if its head were turned: the photo is laid over a shallow bowl with a nose, as deep
   * as a head, and the bowl is turned. What the camera could not see stays unknown, so small angles
   * look best.
   *
   * @param left degrees to the person's own left
   * @param up degrees of a lifted chin
   */
  static byte[] turned(BufferedImage photo, DetectedFace face, double left, double up) {
    double eyes = face.eyeDistance();
    double sinLeft = Math.sin(Math.toRadians(left));
    double cosLeft = Math.cos(Math.toRadians(left));
    double sinUp = Math.sin(Math.toRadians(up));
    double cosUp = Math.cos(Math.toRadians(up));
    Point nose = face.nose();
    BufferedImage drawn = copy(photo);
    Frame from = Frame.of(copy(photo));
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        double goalX = (x - nose.x()) / eyes;
        double goalY = (y - nose.y()) / eyes;
        double sourceX = goalX;
        double sourceY = goalY;
        for (int step = 0; step < 12; step++) {
          double depth = depth(sourceX, sourceY);
          sourceX = (goalX - depth * sinLeft) / cosLeft;
          sourceY = (goalY + depth * sinUp) / cosUp;
        }
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          float value =
              from.bilinear(
                  (float) (nose.x() + sourceX * eyes),
                  (float) (nose.y() + sourceY * eyes),
                  channel,
                  128);
          rgb = rgb << 8 | Math.round(value);
        }
        drawn.setRGB(x, y, rgb);
      }
    }
    return jpeg(drawn);
  }

  /** How far a head stands out of the plane of its outline, all in eye distances from the nose. */
  private static double depth(double x, double y) {
    double bowl = Math.max(-0.3, 1.1 * (1 - x * x / 1.7 - y * y / 3.2));
    return bowl + 0.35 * Math.exp(-(x * x + y * y) / 0.06);
  }

  /** The middle of the photo, as large as the photo: nearer to the camera. */
  static byte[] nearer(BufferedImage photo, double times) {
    int side = (int) Math.round(photo.getWidth() / times);
    int start = (photo.getWidth() - side) / 2;
    BufferedImage drawn = blank(photo.getWidth(), photo.getHeight());
    Graphics2D graphics = smooth(drawn);
    graphics.drawImage(
        photo.getSubimage(start, start, side, side),
        0,
        0,
        drawn.getWidth(),
        drawn.getHeight(),
        null);
    graphics.dispose();
    return jpeg(drawn);
  }

  /** The photo shifted; what comes in is grey. */
  static byte[] shifted(BufferedImage photo, int right, int down) {
    BufferedImage drawn = blank(photo.getWidth(), photo.getHeight());
    Graphics2D graphics = smooth(drawn);
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    graphics.drawImage(photo, right, down, null);
    graphics.dispose();
    return jpeg(drawn);
  }

  /** The photo as a flat picture held aslant: narrower, as seen from the side. */
  static byte[] aslant(BufferedImage photo, double width, double height) {
    BufferedImage drawn = blank(photo.getWidth(), photo.getHeight());
    Graphics2D graphics = smooth(drawn);
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    int newWidth = (int) Math.round(photo.getWidth() * width);
    int newHeight = (int) Math.round(photo.getHeight() * height);
    graphics.drawImage(
        photo,
        (photo.getWidth() - newWidth) / 2,
        (photo.getHeight() - newHeight) / 2,
        newWidth,
        newHeight,
        null);
    graphics.dispose();
    return jpeg(drawn);
  }

  /** Another brightness: 1 changes nothing. */
  static byte[] lit(BufferedImage photo, double times) {
    BufferedImage drawn = copy(photo);
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        Color colour = new Color(drawn.getRGB(x, y));
        int rgb = 0;
        for (int part : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
          rgb = rgb << 8 | (int) Math.min(255, part * times);
        }
        drawn.setRGB(x, y, rgb);
      }
    }
    return jpeg(drawn);
  }

  static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage copy(BufferedImage photo) {
    BufferedImage copy = blank(photo.getWidth(), photo.getHeight());
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(photo, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return graphics;
  }
}
