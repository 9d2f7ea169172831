package org.adsum.it.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.adsum.it.support.Photos;

/**
 * What Chromium's fake camera sees: a YUV4MPEG2 file, which the browser opens anew whenever a page
 * asks for the camera. Between two such moments the scene can be changed.
 */
final class FakeCamera {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FRAMES = 8;

  private final Path file;

  FakeCamera(Path file) {
    this.file = file.toAbsolutePath().normalize();
    showNobody();
  }

  Path file() {
    return file;
  }

  /** A wall with nobody before it. */
  void showNobody() {
    show(Photos.wall(WIDTH, HEIGHT));
  }

  /** A person in front of the camera. */
  void showFace(BufferedImage face) {
    BufferedImage scene = Photos.wall(WIDTH, HEIGHT);
    Graphics2D pen = pen(scene);
    pen.drawImage(face, (WIDTH - 600) / 2, 60, 600, 600, null);
    pen.dispose();
    show(scene);
  }

  /** The wall with the code, as a projector shows it. */
  void showCode(BufferedImage code) {
    BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(scene);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    int side = 560;
    pen.drawImage(code, (WIDTH - side) / 2, (HEIGHT - side) / 2, side, side, null);
    pen.dispose();
    show(scene);
  }

  private static Graphics2D pen(BufferedImage scene) {
    Graphics2D pen = scene.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return pen;
  }

  private void show(BufferedImage scene) {
    byte[] frame = planes(scene);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
      out.write(
          ("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < FRAMES; i++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        out.write(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Y of every pixel, then U and V of every second in both directions; BT.601, video range. */
  private static byte[] planes(BufferedImage image) {
    byte[] planes = new byte[WIDTH * HEIGHT * 3 / 2];
    int u = WIDTH * HEIGHT;
    int v = u + u / 4;
    int[] row = new int[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      image.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
      for (int x = 0; x < WIDTH; x++) {
        int red = row[x] >> 16 & 0xff;
        int green = row[x] >> 8 & 0xff;
        int blue = row[x] & 0xff;
        planes[y * WIDTH + x] = (byte) Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue);
        if (y % 2 == 0 && x % 2 == 0) {
          planes[u++] = (byte) Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue);
          planes[v++] = (byte) Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue);
        }
      }
    }
    return planes;
  }
}
