package org.adsum.face.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws into an image of two pixels per unit. */
final class ImageCanvas implements Canvas {
  private static final int PIXELS_PER_UNIT = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  ImageCanvas(int width, int height) {
    image =
        new BufferedImage(
            width * PIXELS_PER_UNIT, height * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void rectangle(
      double x, double y, double width, double height, String colour, double opacity) {
    Color opaque = Color.decode(colour);
    graphics.setColor(
        new Color(
            opaque.getRed(), opaque.getGreen(), opaque.getBlue(), (int) Math.round(255 * opacity)));
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void line(double[] xs, double[] ys, String colour, double width, double dash) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    graphics.setColor(Color.decode(colour));
    float[] dashes = dash > 0 ? new float[] {(float) dash} : null;
    graphics.setStroke(
        new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
    graphics.draw(path);
  }

  @Override
  public void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, boolean upwards) {
    Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1);
    graphics.setFont(font.deriveFont((float) size));
    graphics.setColor(Color.decode("#1c2430"));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double shift = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? width / 2 : width;
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    if (upwards) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(text, (float) -shift, 0);
    graphics.setTransform(before);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    graphics.setClip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    graphics.setClip(null);
  }

  void write(Path file) throws IOException {
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
