package org.adsum.web.hall;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/**
 * A QR code as an SVG drawing: error correction M, black on white in any colour scheme, with the
 * margin of four modules that readers need. Text of capitals, digits and {@code $%*+-./:} takes the
 * alphanumeric mode and so the fewest, largest modules.
 */
public final class QrSvg {
  /** White modules around the code (ISO/IEC 18004). */
  static final int MARGIN = 4;

  private QrSvg() {}

  /**
   * Draws the text.
   *
   * @throws IllegalArgumentException when the text is too long for any QR code
   */
  public static String of(String text) {
    ByteMatrix modules = encode(text).getMatrix();
    int side = modules.getWidth() + 2 * MARGIN;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\"".formatted(side)
        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/>"
            .formatted(side)
        + "<path fill=\"#000\" d=\""
        + path(modules)
        + "\"/></svg>";
  }

  static QRCode encode(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M);
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
  }

  /** One rectangle for each run of black modules in a row. */
  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int start = x;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
          x++;
        }
        if (x > start) {
          path.append('M').append(start + MARGIN).append(' ').append(y + MARGIN);
          path.append('h').append(x - start).append("v1h").append(start - x).append('z');
        } else {
          x++;
        }
      }
    }
    return path.toString();
  }
}
