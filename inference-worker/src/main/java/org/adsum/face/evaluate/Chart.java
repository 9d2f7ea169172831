package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A chart, drawn the same way into SVG and PNG. */
final class Chart {
  static final String BLUE = "#1d5fa8";
  static final String ORANGE = "#c2570c";
  static final String GREEN = "#2a7d4f";
  static final String PURPLE = "#7a4a9e";
  static final String GREY = "#6b7686";

  private static final int WIDTH = 880;
  private static final int HEIGHT = 600;
  private static final int LEFT = 92;
  private static final int RIGHT = 30;
  private static final int TOP = 104;
  private static final int BOTTOM = 70;
  private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
  private static final double LETTER = 7.4;

  /** Lines through points, or bars from the x axis. */
  private record Series(
      String name, String colour, double[] xs, double[] ys, double barWidth, double dash) {}

  private record Mark(double x, String label) {}

  private final String title;
  private final String subtitle;
  private final Axis across;
  private final Axis up;
  private final List<Series> series = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  Chart(String title, String subtitle, Axis across, Axis up) {
    this.title = title;
    this.subtitle = subtitle;
    this.across = across;
    this.up = up;
  }

  Chart line(String name, String colour, double[] xs, double[] ys) {
    series.add(new Series(name, colour, xs, ys, 0, 0));
    return this;
  }

  Chart dashed(String name, String colour, double[] xs, double[] ys) {
    series.add(new Series(name, colour, xs, ys, 0, 6));
    return this;
  }

  /**
   * @param width of a bar on the x axis; xs are the bars' left edges
   */
  Chart bars(String name, String colour, double[] xs, double[] ys, double width) {
    series.add(new Series(name, colour, xs, ys, width, 0));
    return this;
  }

  /** A line across the chart at a value of the x axis. */
  Chart mark(double x, String label) {
    marks.add(new Mark(x, label));
    return this;
  }

  /** Writes NAME.svg and NAME.png. */
  void write(Path folder, String name) throws IOException {
    SvgCanvas svg = new SvgCanvas(WIDTH, HEIGHT, title);
    draw(svg);
    Files.writeString(folder.resolve(name + ".svg"), svg.svg());
    ImageCanvas image = new ImageCanvas(WIDTH, HEIGHT);
    draw(image);
    image.write(folder.resolve(name + ".png"));
  }

  private void draw(Canvas canvas) {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#ffffff", 1);
    canvas.text(LEFT, 32, title, 19, true, Canvas.Anchor.START, false);
    canvas.text(LEFT, 54, subtitle, 12.5, false, Canvas.Anchor.START, false);
    legend(canvas);
    grid(canvas);
    canvas.clip(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT);
    for (Series each : series) {
      if (each.barWidth() > 0) {
        bars(canvas, each);
      } else if (each.xs().length > 1) {
        canvas.line(places(each.xs()), heights(each.ys()), each.colour(), 2.2, each.dash());
      }
    }
    canvas.unclip();
    marks(canvas);
    double[] frameX = {LEFT, LEFT, WIDTH - RIGHT};
    double[] frameY = {TOP, HEIGHT - BOTTOM, HEIGHT - BOTTOM};
    canvas.line(frameX, frameY, "#1c2430", 1.2, 0);
  }

  private void legend(Canvas canvas) {
    double x = LEFT;
    for (Series each : series) {
      if (each.name().isEmpty()) {
        continue;
      }
      if (each.barWidth() > 0) {
        canvas.rectangle(x, 70, 22, 12, each.colour(), 0.65);
      } else {
        canvas.line(
            new double[] {x, x + 22}, new double[] {76, 76}, each.colour(), 2.6, each.dash());
      }
      canvas.text(x + 29, 80.5, each.name(), 12.5, false, Canvas.Anchor.START, false);
      x += 29 + each.name().length() * LETTER + 24;
    }
  }

  private void grid(Canvas canvas) {
    for (Axis.Tick tick : across.ticks()) {
      double x = LEFT + across.place(tick.value()) * PLOT_WIDTH;
      canvas.line(new double[] {x, x}, new double[] {TOP, HEIGHT - BOTTOM}, "#e3e7ec", 1, 0);
      canvas.text(x, HEIGHT - BOTTOM + 20, tick.label(), 12, false, Canvas.Anchor.MIDDLE, false);
    }
    for (Axis.Tick tick : up.ticks()) {
      double y = height(tick.value());
      canvas.line(new double[] {LEFT, WIDTH - RIGHT}, new double[] {y, y}, "#e3e7ec", 1, 0);
      canvas.text(LEFT - 9, y + 4, tick.label(), 12, false, Canvas.Anchor.END, false);
    }
    double middle = LEFT + PLOT_WIDTH / 2.0;
    canvas.text(middle, HEIGHT - 18, across.label(), 13.5, false, Canvas.Anchor.MIDDLE, false);
    canvas.text(24, TOP + PLOT_HEIGHT / 2.0, up.label(), 13.5, false, Canvas.Anchor.MIDDLE, true);
  }

  private void bars(Canvas canvas, Series bars) {
    double floor = HEIGHT - BOTTOM;
    for (int i = 0; i < bars.xs().length; i++) {
      double from = LEFT + across.place(bars.xs()[i]) * PLOT_WIDTH;
      double to = LEFT + across.place(bars.xs()[i] + bars.barWidth()) * PLOT_WIDTH;
      double y = height(bars.ys()[i]);
      if (y < floor && to > from) {
        canvas.rectangle(from, y, to - from, floor - y, bars.colour(), 0.55);
      }
    }
  }

  /**
   * All lines first, then labels in steps below each other on a light ground: near marks stay
   * legible.
   */
  private void marks(Canvas canvas) {
    double[] xs =
        marks.stream().mapToDouble(m -> LEFT + across.place(m.x()) * PLOT_WIDTH).toArray();
    for (double x : xs) {
      canvas.line(new double[] {x, x}, new double[] {TOP, HEIGHT - BOTTOM}, "#1c2430", 1.1, 4);
    }
    for (int i = 0; i < xs.length; i++) {
      String label = marks.get(i).label();
      double y = TOP + 16 + 17 * i;
      boolean right = xs[i] < LEFT + PLOT_WIDTH * 0.7;
      double width = label.length() * LETTER;
      canvas.rectangle(right ? xs[i] + 3 : xs[i] - 3 - width, y - 12, width, 16, "#ffffff", 0.85);
      canvas.text(
          right ? xs[i] + 6 : xs[i] - 6,
          y,
          label,
          12,
          false,
          right ? Canvas.Anchor.START : Canvas.Anchor.END,
          false);
    }
  }

  private double[] places(double[] xs) {
    return java.util.Arrays.stream(xs).map(x -> LEFT + across.place(x) * PLOT_WIDTH).toArray();
  }

  private double[] heights(double[] ys) {
    return java.util.Arrays.stream(ys).map(this::height).toArray();
  }

  private double height(double value) {
    return TOP + (1 - up.place(value)) * PLOT_HEIGHT;
  }
}
