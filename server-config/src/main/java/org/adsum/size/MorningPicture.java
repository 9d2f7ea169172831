package org.adsum.size;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.adsum.load.Panels;

/** A morning with some numbers of worker cores as one SVG. */
final class MorningPicture {
  /** Most numbers of worker cores in one picture: lines must stay apart. */
  static final int MOST = 3;

  /** A morning with so many worker cores. */
  record Variant(int workerCores, Morning.Outcome outcome) {}

  private MorningPicture() {}

  static String of(int students, int webCores, double statements, List<Variant> variants) {
    Morning.Course first = variants.get(0).outcome().course();
    Panels panels =
        new Panels(
            variants.stream()
                .mapToInt(v -> v.outcome().course().arrived().length)
                .max()
                .orElseThrow());
    panels.add("Students who come, a second", List.of(series("first try", first.arrived(), 1)));
    panels.add("Waiting in the queue", each(variants, Morning.Course::waiting, 1));
    panels.add("Verdicts a second", each(variants, Morning.Course::judged, 1));
    panels.add(
        "Database statements a second, for what is accepted",
        each(variants, Morning.Course::accepted, statements));
    return panels.svg(
        String.format(Locale.ROOT, "%d students, %d web cores: simulated", students, webCores),
        "With "
            + String.join(
                ", ", variants.stream().map(v -> String.valueOf(v.workerCores())).toList())
            + " worker cores; seconds from the first arrival on",
        "verdict p95: "
            + String.join(
                ", ",
                variants.stream()
                    .map(
                        v ->
                            String.format(
                                Locale.ROOT,
                                "%.1f s",
                                Morning.Outcome.quantile(v.outcome().verdict(), 0.95)))
                    .toList()));
  }

  private static List<Panels.Series> each(
      List<Variant> variants, Function<Morning.Course, int[]> figure, double times) {
    return variants.stream()
        .map(v -> series(v.workerCores() + " cores", figure.apply(v.outcome().course()), times))
        .toList();
  }

  private static Panels.Series series(String name, int[] figures, double times) {
    double[] x = new double[figures.length];
    double[] values = new double[figures.length];
    for (int i = 0; i < figures.length; i++) {
      x[i] = i;
      values[i] = figures[i] * times;
    }
    return new Panels.Series(name, x, values);
  }
}
