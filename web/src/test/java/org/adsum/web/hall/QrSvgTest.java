package org.adsum.web.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrSvgTest {
  private static final String ADDRESS = "HTTPS://ADSUM.UNI.EXAMPLE/Q/7XK2QMABCDEFGHJKMNPQRS";
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final int SCALE = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTPS://ADSUM.UNI.EXAMPLE/Q/7XK2QMABCDEFGHJKMNPQRS",
        "HTTPS://192.168.1.25:8443/Q/000000ABCDEFGHJKMNPQRS",
        "HTTPS://ATTENDANCE.SOME-LONG-UNIVERSITY.EXAMPLE:8443/Q/ABCDE"
      })
  void whatIsDrawnReadsBackAsTheText(String text) throws Exception {
    Drawing drawing = Drawing.of(QrSvg.of(text));

    assertEquals(text, drawing.read());
  }

  @Test
  void sixtyCapitalsFitVersionFourInAlphanumericMode() {
    String longest = ADDRESS + "-".repeat(60 - ADDRESS.length());

    QRCode code = QrSvg.encode(longest);

    assertEquals(Mode.ALPHANUMERIC, code.getMode());
    assertTrue(code.getVersion().getVersionNumber() <= 4);
  }

  @Test
  void fourModulesAroundTheCodeStayWhite() {
    Drawing drawing = Drawing.of(QrSvg.of(ADDRESS));

    for (int a = 0; a < drawing.side; a++) {
      for (int b = 0; b < QrSvg.MARGIN; b++) {
        assertFalse(drawing.black(a, b) || drawing.black(b, a));
        assertFalse(
            drawing.black(a, drawing.side - 1 - b) || drawing.black(drawing.side - 1 - b, a));
      }
    }
    assertTrue(drawing.black(QrSvg.MARGIN, QrSvg.MARGIN));
  }

  @Test
  void theDrawingNeedsNoStyleAndNoScript() {
    String svg = QrSvg.of(ADDRESS);

    assertFalse(svg.contains("style"));
    assertTrue(svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""));
  }

  /** The SVG's black path, painted into pixels without any of the drawing code. */
  private record Drawing(int side, boolean[][] modules) {
    static Drawing of(String svg) {
      Matcher side = SIDE.matcher(svg);
      assertTrue(side.find());
      int n = Integer.parseInt(side.group(1));
      boolean[][] modules = new boolean[n][n];
      Matcher run = RUN.matcher(svg.substring(svg.indexOf("#000")));
      while (run.find()) {
        int x = Integer.parseInt(run.group(1));
        int y = Integer.parseInt(run.group(2));
        assertEquals(run.group(3), run.group(4));
        Arrays.fill(modules[y], x, x + Integer.parseInt(run.group(3)), true);
      }
      return new Drawing(n, modules);
    }

    boolean black(int x, int y) {
      return modules[y][x];
    }

    String read() throws Exception {
      int width = side * SCALE;
      int[] pixels = new int[width * width];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = black(i % width / SCALE, i / width / SCALE) ? 0xFF000000 : 0xFFFFFFFF;
      }
      RGBLuminanceSource source = new RGBLuminanceSource(width, width, pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
  }
}
