package org.adsum.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Charts over the same seconds, one below the other, as one SVG under a title. Its colours follow
 * the reader's light or dark setting.
 */
public final class Panels {
  private static final int WIDTH = 860;
  private static final int LEFT = 64;
  private static final int RIGHT = 24;
  private static final int PANEL = 150;
  private static final int GAP = 56;
  private static final int TOP = 118;
  private static final String[] LINES = {"a", "b", "c"};

  private final StringBuilder charts = new StringBuilder();
  private final double seconds;
  private int y = TOP;

  /** A line: places in seconds, and values. */
  public record Series(String name, double[] x, double[] values) {}

  /**
   * Nothing is drawn yet.
   *
   * @param seconds how long the charts are, at least
   */
  public Panels(double seconds) {
    this.seconds = seconds;
  }

  /** The picture: title, a sentence, a smaller sentence, charts. */
  public String svg(String title, String sentence, String smaller) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + (y - 16)
        + "\" width=\""
        + WIDTH
        + "\" role=\"img\" aria-label=\""
        + title
        + "\"><style>"
        + "svg{background:#fff;font:14px system-ui,sans-serif}text{fill:#1b1f24}"
        + ".m{fill:#57606a}.g{stroke:#d0d7de}.l{fill:none;stroke-width:2.2}"
        + ".a{stroke:#0b62c4}.b{stroke:#b35900;stroke-dasharray:7 4}.c{stroke:#1a7f37;stroke-dasharray:2 4}"
        + "@media(prefers-color-scheme:dark){svg{background:#0d1117}text{fill:#e6edf3}.m{fill:#9da7b3}"
        + ".g{stroke:#30363d}.a{stroke:#6cb0ff}.b{stroke:#ffa657}.c{stroke:#56d364}}"
        + "</style>"
        + text(LEFT, 30, "font-size=\"19\" font-weight=\"600\"", title)
        + text(LEFT, 54, "", sentence)
        + text(LEFT, 76, "class=\"m\"", smaller)
        + charts
        + "</svg>\n";
  }

  /** Draws one more chart below the others; NaN is a gap. At most three lines. */
  public void add(String title, List<Series> series) {
    double most =
        series.stream()
            .flatMapToDouble(s -> Arrays.stream(s.values()))
            .filter(v -> !Double.isNaN(v))
            .max()
            .orElse(Double.NaN);
    charts.append(text(LEFT, y - 10, "font-weight=\"600\"", title));
    if (Double.isNaN(most)) {
      charts.append(text(LEFT, y + 20, "class=\"m\"", "could not be seen"));
      y += PANEL + GAP;
      return;
    }
    double top = round(Math.max(most, 1e-9));
    for (int i = 0; i <= 2; i++) {
      int at = y + PANEL - PANEL * i / 2;
      charts.append(String.format("<path class=\"g\" d=\"M%d %dH%d\"/>", LEFT, at, WIDTH - RIGHT));
      charts.append(text(LEFT - 8, at + 5, "class=\"m\" text-anchor=\"end\"", plain(top * i / 2)));
    }
    double span =
        Math.max(
            seconds,
            series.stream().flatMapToDouble(s -> Arrays.stream(s.x())).max().orElse(seconds));
    double step = round(span / 6);
    for (double second = 0; second <= span; second += step) {
      charts.append(
          text(
              (int) (LEFT + (WIDTH - LEFT - RIGHT) * second / span),
              y + PANEL + 18,
              "class=\"m\" text-anchor=\"middle\"",
              plain(second) + " s"));
    }
    int legend = WIDTH - RIGHT;
    List<Series> reversed = new ArrayList<>(series);
    Collections.reverse(reversed);
    for (Series one : reversed) {
      String line = LINES[series.indexOf(one)];
      charts.append(text(legend, y - 10, "text-anchor=\"end\"", one.name()));
      legend -= one.name().length() * 8 + 12;
      charts.append(
          String.format("<path class=\"l %s\" d=\"M%d %dh26\"/>", line, legend - 24, y - 15));
      legend -= 40;
      charts.append(curve(one, line, span, top));
    }
    y += PANEL + GAP;
  }

  private String curve(Series one, String line, double span, double top) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < one.values().length; i++) {
      if (Double.isNaN(one.values()[i])) {
        pen = false;
        continue;
      }
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              pen ? "L" : "M",
              LEFT + (WIDTH - LEFT - RIGHT) * one.x()[i] / span,
              y + PANEL * (1 - Math.max(0, one.values()[i]) / top)));
      pen = true;
    }
    return "<path class=\"l " + line + "\" d=\"" + path + "\"/>";
  }

  /** The next of 1, 2, 5, 10 and so on, so that the axis has plain numbers. */
  private static double round(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : new double[] {1, 1.5, 2, 3, 4, 5, 6, 8}) {
      if (most <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static String plain(double value) {
    return value == Math.rint(value) || value >= 20
        ? String.valueOf(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }

  private static String text(int x, int y, String more, String words) {
    return "<text x=\"" + x + "\" y=\"" + y + "\" " + more + ">" + words + "</text>";
  }
}
