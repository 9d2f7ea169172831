package org.adsum.it.browser;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Base64;
import org.adsum.it.support.Photos;

/**
 * A face in front of the camera that does what the page asks. Chromium's fake camera plays a file,
 * which cannot follow a page, so this page's camera is a canvas instead. The head does not really
 * turn: a photo is bent so that its nose moves against eyes and mouth, which is what the server
 * measures.
 */
final class MovingFace {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 540;
  private static final int FACE = 450;

  /** Shares of the photo: how far the nose moves, and where and how large it is. */
  private static final double STEP = 0.09;

  private static final double NOSE_DOWN = 0.54;
  private static final double NOSE_WIDE = 0.17;
  private static final double NOSE_HIGH = 0.2;

  private static final String CAMERA =
      """
      (poses) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [960, 540];
        const pen = canvas.getContext('2d');
        const pictures = {};
        for (const [place, jpeg] of Object.entries(poses)) {
          const bytes = Uint8Array.from(atob(jpeg), (c) => c.charCodeAt(0));
          createImageBitmap(new Blob([bytes], {type: 'image/jpeg'})).then((p) => pictures[place] = p);
        }
        setInterval(() => {
          const place = document.getElementById('camera-picture')?.dataset.place ?? 'FRONT';
          if (pictures[place]) pen.drawImage(pictures[place], 0, 0);
        }, 50);
        navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
      }
      """;

  private MovingFace() {}

  /** Puts the face in front of the page's camera, from its next loading on. */
  static void inFrontOf(Page page, BufferedImage face) {
    JsonObjectBuilder poses =
        Json.createObjectBuilder()
            .add("FRONT", scene(face, 1))
            .add("LEFT", scene(bent(face, STEP, 0), 1))
            .add("RIGHT", scene(bent(face, -STEP, 0), 1))
            .add("UP", scene(bent(face, 0, -STEP), 1))
            .add("CLOSER", scene(face, 1.35));
    page.addInitScript("(" + CAMERA.strip() + ")(" + poses.build() + ")");
  }

  private static String scene(BufferedImage face, double nearer) {
    BufferedImage scene = Photos.wall(WIDTH, HEIGHT);
    Graphics2D pen = scene.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int side = (int) (FACE * nearer);
    pen.drawImage(face, (WIDTH - side) / 2, (HEIGHT - side) / 2, side, side, null);
    pen.dispose();
    return Base64.getEncoder().encodeToString(Photos.jpeg(scene));
  }

  /** The photo with its middle moved, more the nearer to the nose. */
  private static BufferedImage bent(BufferedImage face, double right, double down) {
    int width = face.getWidth();
    int height = face.getHeight();
    BufferedImage bent = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x / (double) width - 0.5) / NOSE_WIDE;
        double along = (y / (double) height - NOSE_DOWN) / NOSE_HIGH;
        double far = across * across + along * along;
        double part = far < 1 ? (1 - far) * (1 - far) : 0;
        int fromX = (int) Math.round(x - right * part * width);
        int fromY = (int) Math.round(y - down * part * height);
        bent.setRGB(x, y, face.getRGB(inside(fromX, width), inside(fromY, height)));
      }
    }
    return bent;
  }

  private static int inside(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }
}
