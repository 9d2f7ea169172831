package org.adsum.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A run as one SVG: who came and got what, how long it took, and what the server took. */
public final class LoadPicture {
  private final Panels panels;
  private final LoadResult result;

  private LoadPicture(LoadResult result) {
    this.result = result;
    this.panels = new Panels(Math.max(1, result.seconds()));
  }

  /** The picture's text. */
  public static String of(LoadResult result) {
    return new LoadPicture(result).draw();
  }

  private String draw() {
    panels.add(
        "People, summed up",
        List.of(
            summed("arrived", result.arrivedPerSecond()),
            summed("accepted", result.acceptedPerSecond()),
            summed("verdicts", result.verdictsPerSecond())));
    if (!result.samples().isEmpty()) {
      panels.add(
          "Cores used",
          List.of(
              sampled("server", Sample::serverCpu),
              sampled("database", Sample::databaseCpu),
              sampled("driver", Sample::driverCpu)));
      panels.add(
          "Memory of the server, MB",
          List.of(
              sampled("resident", Sample::rssMegabytes), sampled("heap", Sample::heapMegabytes)));
      panels.add("Check-ins waiting for a verdict", List.of(sampled("pending", Sample::pending)));
      panels.add(
          "Database statements a second", List.of(sampled("statements", Sample::statements)));
    }
    String title =
        String.format(
            Locale.ROOT,
            "%d students within %d s, %s route, seed %d",
            result.settings().students(),
            result.settings().within().toSeconds(),
            result.settings().route().name().toLowerCase(Locale.ROOT),
            result.settings().seed());
    return panels.svg(
        title,
        String.format(
            Locale.ROOT,
            "%d accepted, %d records; lost %d, double %d, wrong %d; %.1f verdicts a second",
            result.accepted(),
            result.records(),
            result.lost().size(),
            result.doubled().size(),
            result.wrong().size(),
            result.throughput()),
        "p50 / p95 / p99 in ms: ticket "
            + result.ticket()
            + ", accept "
            + result.accept()
            + ", verdict "
            + result.verdict());
  }

  private static Panels.Series summed(String name, int[] counts) {
    double[] x = new double[counts.length];
    double[] values = new double[counts.length];
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i];
      x[i] = i + 1;
      values[i] = sum;
    }
    return new Panels.Series(name, x, values);
  }

  private Panels.Series sampled(String name, ToDoubleFunction<Sample> value) {
    return new Panels.Series(
        name,
        result.samples().stream().mapToDouble(Sample::second).toArray(),
        result.samples().stream().mapToDouble(value).toArray());
  }
}
