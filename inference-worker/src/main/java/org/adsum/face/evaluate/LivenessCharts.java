package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Draws a liveness evaluation: the scores, and the error rates over thresholds. */
final class LivenessCharts {
  private static final int BARS = 50;
  private static final int POINTS = 1000;
  private static final int LONGEST_NAME = 20;
  private static final List<String> COLOURS =
      List.of(Chart.ORANGE, Chart.PURPLE, Chart.GREEN, Chart.GREY);

  private final LivenessResult result;
  private final String subtitle;

  LivenessCharts(LivenessResult result, String subtitle) {
    this.result = result;
    this.subtitle = subtitle;
  }

  void write(Path folder) throws IOException {
    scores().write(folder, "liveness-scores");
    errors().write(folder, "liveness-errors");
  }

  private Chart scores() {
    double step = 1.0 / BARS;
    double[] edges = new double[BARS];
    Arrays.setAll(edges, i -> i * step);
    Chart chart =
        new Chart(
            Texts.of("chart.liveness.scores"),
            subtitle,
            score(),
            Axis.linear(Texts.of("chart.liveness.share", step), 0, 1.05, shares()));
    chart.bars(Texts.of("liveness.live"), Chart.BLUE, edges, densities(result.live()), step);
    for (int i = 0; i < result.attacks().size(); i++) {
      Presentations species = result.attacks().get(i);
      chart.bars(name(species), colour(i), edges, densities(species), step);
    }
    return marked(chart);
  }

  private Chart errors() {
    Chart chart =
        new Chart(
            Texts.of("chart.liveness.errors"),
            subtitle,
            score(),
            Axis.linear(Texts.of("chart.liveness.rate"), 0, 1.05, shares()));
    curve(chart, "BPCER", Chart.BLUE, t -> result.live().refusedBelow(t).rate());
    for (int i = 0; i < result.attacks().size(); i++) {
      Presentations species = result.attacks().get(i);
      curve(chart, "APCER " + name(species), colour(i), t -> species.acceptedFrom(t).rate());
    }
    return marked(chart);
  }

  private static void curve(Chart chart, String name, String colour, DoubleUnaryOperator rate) {
    double[] thresholds = new double[POINTS + 1];
    Arrays.setAll(thresholds, i -> i / (double) POINTS);
    double[] rates = Arrays.stream(thresholds).map(rate).toArray();
    // Of presentations that all failed there is no rate to draw.
    if (Arrays.stream(rates).noneMatch(Double::isNaN)) {
      chart.line(name, colour, thresholds, rates);
    }
  }

  private Chart marked(Chart chart) {
    return chart.mark(
        result.threshold(),
        Texts.of("chart.liveness.threshold", VerificationReport.decimal(result.threshold(), 3)));
  }

  private static Axis score() {
    return Axis.linear(
        Texts.of("chart.liveness.score"), 0, 1, VerificationCharts.ticks(0, 1, 0.1, 1));
  }

  private static List<Axis.Tick> shares() {
    return VerificationCharts.ticks(0, 1, 0.2, 1).stream()
        .map(tick -> new Axis.Tick(tick.value(), Math.round(100 * tick.value()) + " %"))
        .toList();
  }

  private static double[] densities(Presentations each) {
    double[] counts = new double[BARS];
    for (double score : each.scores()) {
      counts[(int) Math.min(BARS - 1, Math.floor(score * BARS))]++;
    }
    int total = Math.max(1, each.scores().length);
    return Arrays.stream(counts).map(count -> count / total).toArray();
  }

  private static String colour(int species) {
    return COLOURS.get(species % COLOURS.size());
  }

  private static String name(Presentations species) {
    String kind = species.kind();
    return kind.length() <= LONGEST_NAME ? kind : kind.substring(0, LONGEST_NAME - 1) + "…";
  }
}
