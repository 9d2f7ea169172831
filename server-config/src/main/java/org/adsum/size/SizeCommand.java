package org.adsum.size;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The program behind {@code ./adsum size}: one line for each number of worker cores. */
public final class SizeCommand {
  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.adsum.size.Size");
  private static final double MILLIS = 1000;
  private static final double KILOBYTES_PER_MEGABYTE = 1000;
  private static final Map<String, Double> DEFAULTS =
      Map.of(
          "students", 50_000d,
          "web-cores", 16d,
          "worker-cores", 0d,
          "queue", 2_000d,
          "web-ms", 40d,
          "web-p95-ms", 90d,
          "face-ms", 53.9,
          "face-p95-ms", 66.0,
          "kilobytes", 250d,
          "seed", 20261127d);

  private SizeCommand() {}

  /** Runs it; 0, or 2 when the arguments are not understood. */
  public static int run(List<String> arguments, PrintStream out) {
    Map<String, Double> told = new HashMap<>(DEFAULTS);
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      if (!Set.copyOf(DEFAULTS.keySet()).contains(name) || !value.matches("[0-9]+(\\.[0-9]+)?")) {
        out.println(TEXTS.getString("usage"));
        return 2;
      }
      told.put(name, Double.valueOf(value));
    }
    out.println(TEXTS.getString("header"));
    int given = told.get("worker-cores").intValue();
    for (int cores : given > 0 ? new int[] {given} : new int[] {2, 4, 8, 12, 16, 24, 32}) {
      line(told, cores, out);
    }
    return 0;
  }

  private static void line(Map<String, Double> told, int cores, PrintStream out) {
    Morning.Outcome outcome =
        Morning.of(
            new Morning.Site(
                told.get("students").intValue(),
                told.get("web-cores").intValue(),
                cores,
                told.get("queue").intValue(),
                service(told, "web"),
                service(told, "face")),
            told.get("seed").longValue());
    double[] verdict = outcome.verdict();
    out.printf(
        Locale.ROOT,
        "%d;%.2f;%.1f;%.1f;%.1f;%d;%d;%d;%.1f%n",
        cores,
        Morning.Outcome.quantile(outcome.accept(), 0.99),
        Morning.Outcome.quantile(verdict, 0.5),
        Morning.Outcome.quantile(verdict, 0.95),
        verdict[verdict.length - 1],
        outcome.deepest(),
        outcome.refusals(),
        outcome.busiestSecond(),
        outcome.busiestSecond() * told.get("kilobytes") / KILOBYTES_PER_MEGABYTE);
  }

  private static Morning.Service service(Map<String, Double> told, String what) {
    return new Morning.Service(
        told.get(what + "-ms") / MILLIS, told.get(what + "-p95-ms") / MILLIS);
  }
}
