package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws a verification evaluation: ROC, DET and the scores. */
final class VerificationCharts {
  private static final double LEAST_FALSE_MATCH = 1e-6;

  private final VerificationResult result;
  private final String subtitle;

  VerificationCharts(VerificationResult result, String subtitle) {
    this.result = result;
    this.subtitle = subtitle;
  }

  void write(Path folder) throws IOException {
    roc().write(folder, "roc");
    det().write(folder, "det");
    scores().write(folder, "scores");
  }

  private Chart roc() {
    double lowest = leastRate();
    Axis across = Axis.logarithmic(Texts.of("chart.fmr"), lowest, 1, powers(lowest));
    double floor = lowestTrueMatch(lowest);
    Chart chart =
        new Chart(
            Texts.of("chart.roc"),
            subtitle,
            across,
            Axis.linear(Texts.of("chart.tmr"), floor, 1, shares(floor)));
    curve(chart, result.ofList(), "chart.list", Chart.BLUE, false);
    result.ofAll().ifPresent(all -> curve(chart, all, "chart.all", Chart.ORANGE, false));
    return chart;
  }

  private Chart det() {
    double lowest = Math.max(LEAST_FALSE_MATCH, leastRate());
    List<Axis.Tick> ticks =
        List.of(
            new Axis.Tick(1e-6, "0.0001 %"),
            new Axis.Tick(1e-5, "0.001 %"),
            new Axis.Tick(1e-4, "0.01 %"),
            new Axis.Tick(1e-3, "0.1 %"),
            new Axis.Tick(1e-2, "1 %"),
            new Axis.Tick(5e-2, "5 %"),
            new Axis.Tick(0.2, "20 %"),
            new Axis.Tick(0.5, "50 %"));
    Chart chart =
        new Chart(
            Texts.of("chart.det"),
            subtitle,
            Axis.probit(Texts.of("chart.fmr"), lowest, 0.5, from(ticks, lowest)),
            Axis.probit(Texts.of("chart.fnmr"), 1e-3, 0.5, from(ticks, 1e-3)));
    curve(chart, result.ofList(), "chart.list", Chart.BLUE, true);
    result.ofAll().ifPresent(all -> curve(chart, all, "chart.all", Chart.ORANGE, true));
    double[] equal = {Math.max(lowest, 1e-3), 0.5};
    return chart.dashed(Texts.of("chart.equal"), Chart.GREY, equal, equal);
  }

  private static void curve(Chart chart, Rates rates, String name, String colour, boolean misses) {
    Roc roc = rates.curve();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < roc.size(); i++) {
      double y = misses ? 1 - roc.trueMatchRate(i) : roc.trueMatchRate(i);
      // Below one accepted impostor the curve is not known; beyond the axis it would bend.
      if (roc.falseMatchRate(i) > 0 && (!misses || roc.falseMatchRate(i) <= 0.5)) {
        points.add(new double[] {roc.falseMatchRate(i), y});
      }
    }
    // A step is two corners; points between them on a straight line are not drawn.
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean inner =
          i > 0
              && i < points.size() - 1
              && (points.get(i - 1)[0] == points.get(i)[0]
                      && points.get(i)[0] == points.get(i + 1)[0]
                  || points.get(i - 1)[1] == points.get(i)[1]
                      && points.get(i)[1] == points.get(i + 1)[1]);
      if (!inner) {
        corners.add(points.get(i));
      }
    }
    chart.line(
        Texts.of(name, roc.genuine(), roc.impostors()),
        colour,
        corners.stream().mapToDouble(point -> point[0]).toArray(),
        corners.stream().mapToDouble(point -> point[1]).toArray());
  }

  private Chart scores() {
    double step = 2.0 / ScoreHistogram.STEPS;
    double[] edges = new double[ScoreHistogram.STEPS];
    Arrays.setAll(edges, i -> -1 + i * step);
    double[] genuine = densities(result.histogram()[0]);
    double[] impostors = densities(result.histogram()[1]);
    double most =
        1.08
            * Math.max(
                Arrays.stream(genuine).max().orElse(1), Arrays.stream(impostors).max().orElse(1));
    Chart chart =
        new Chart(
            Texts.of("chart.scores"),
            subtitle,
            Axis.linear(Texts.of("chart.cosine"), -0.4, 1, ticks(-0.4, 1, 0.2, 1)),
            Axis.linear(Texts.of("chart.share", step), 0, most, percents(most)));
    chart.bars(Texts.of("chart.impostor"), Chart.ORANGE, edges, impostors, step);
    chart.bars(Texts.of("chart.genuine"), Chart.BLUE, edges, genuine, step);
    for (Rates.Row row : result.broadest().rows()) {
      row.point()
          .ifPresent(
              point ->
                  chart.mark(
                      point.threshold(),
                      Texts.of(
                          "chart.threshold",
                          power(row.falseMatchRate()),
                          VerificationReport.decimal(point.threshold(), 3))));
    }
    return chart;
  }

  private double leastRate() {
    long impostors = result.broadest().curve().impostors();
    return Math.pow(10, -Math.ceil(Math.log10(Math.max(100, impostors))));
  }

  private double lowestTrueMatch(double lowest) {
    double least = 1;
    List<Rates> shown = new ArrayList<>(List.of(result.ofList()));
    result.ofAll().ifPresent(shown::add);
    for (Rates rates : shown) {
      Roc roc = rates.curve();
      for (int i = 0; i < roc.size(); i++) {
        if (roc.falseMatchRate(i) > 0) {
          least = Math.min(least, roc.trueMatchRate(i));
          break;
        }
      }
    }
    double step = least > 0.9 ? 0.02 : 0.1;
    return Math.max(0, Math.min(1 - step, Math.floor(least / step - 0.25) * step));
  }

  private static double[] densities(long[] counts) {
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
  }

  static List<Axis.Tick> powers(double lowest) {
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= Math.round(-Math.log10(lowest)); i++) {
      ticks.add(new Axis.Tick(Math.pow(10, -i), i == 0 ? "1" : power(Math.pow(10, -i))));
    }
    return ticks;
  }

  static String power(double rate) {
    return String.format(java.util.Locale.ROOT, "%.0e", rate).replace("e-0", "e-");
  }

  static List<Axis.Tick> shares(double least) {
    double step = least > 0.88 ? 0.01 : least > 0.7 ? 0.05 : 0.1;
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = (int) Math.ceil(least / step - 1e-9); i * step <= 1 + 1e-9; i++) {
      ticks.add(new Axis.Tick(i * step, Math.round(i * step * 100) + " %"));
    }
    return ticks;
  }

  static List<Axis.Tick> ticks(double from, double to, double step, int digits) {
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + 1e-9; i++) {
      double value = from + i * step;
      ticks.add(
          new Axis.Tick(
              value, VerificationReport.decimal(Math.abs(value) < 1e-9 ? 0 : value, digits)));
    }
    return ticks;
  }

  static List<Axis.Tick> percents(double most) {
    double step = 0.001;
    for (double factor : new double[] {2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2}) {
      if (most / step <= 6) {
        break;
      }
      step *= factor;
    }
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most; i++) {
      ticks.add(new Axis.Tick(i * step, VerificationReport.decimal(i * step * 100, 1) + " %"));
    }
    return ticks;
  }

  private static List<Axis.Tick> from(List<Axis.Tick> ticks, double least) {
    return ticks.stream().filter(tick -> tick.value() >= least * (1 - 1e-9)).toList();
  }
}
