package org.adsum.size;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The program behind {@code ./adsum size}: one line for each number of worker cores, and a picture
 * of up to three of them when {@code --out} names a file.
 */
public final class SizeCommand {
  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.adsum.size.Size");
  private static final String NUMBER = "[0-9]+(\\.[0-9]+)?";
  private static final double MILLIS = 1000;
  private static final double KILOBYTES_PER_MEGABYTE = 1000;
  private static final int[] CORES = {2, 4, 8, 12, 16, 24, 32};

  /** Times of service, statements and commits are those of docs/measurements.md. */
  private static final Map<String, Double> DEFAULTS =
      Map.ofEntries(
          Map.entry("students", 50_000d),
          Map.entry("within", 0d),
          Map.entry("web-cores", 16d),
          Map.entry("worker-cores", 0d),
          Map.entry("queue", 2_000d),
          Map.entry("web-ms", 40d),
          Map.entry("web-p95-ms", 90d),
          Map.entry("face-ms", 53.9),
          Map.entry("face-p95-ms", 66.0),
          Map.entry("kilobytes", 250d),
          Map.entry("commits", 4d),
          Map.entry("statements", 60d),
          Map.entry("seed", 20261127d));

  private final Map<String, Double> told = new HashMap<>(DEFAULTS);
  private Path picture;

  private SizeCommand() {}

  /**
   * Runs it.
   *
   * @return 0; 1 when the picture cannot be written, 2 when the arguments are not understood
   */
  public static int run(List<String> arguments, PrintStream out) {
    SizeCommand command = new SizeCommand();
    if (!command.parse(arguments)) {
      out.println(TEXTS.getString("usage"));
      return 2;
    }
    return command.play(out);
  }

  private boolean parse(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      if (name.equals("out") && !value.isEmpty()) {
        picture = Path.of(value);
      } else if (DEFAULTS.containsKey(name) && value.matches(NUMBER)) {
        told.put(name, Double.valueOf(value));
      } else {
        return false;
      }
    }
    return true;
  }

  private int play(PrintStream out) {
    out.println(TEXTS.getString("header"));
    int given = told.get("worker-cores").intValue();
    List<MorningPicture.Variant> shown = new ArrayList<>();
    for (int cores : given > 0 ? new int[] {given} : CORES) {
      Morning.Outcome outcome = morning(cores);
      out.println(line(cores, outcome));
      if (shown.size() < MorningPicture.MOST) {
        shown.add(new MorningPicture.Variant(cores, outcome));
      }
    }
    return picture == null || write(shown, out) ? 0 : 1;
  }

  private boolean write(List<MorningPicture.Variant> shown, PrintStream out) {
    try {
      Files.writeString(
          picture,
          MorningPicture.of(
              told.get("students").intValue(),
              told.get("web-cores").intValue(),
              told.get("statements"),
              shown));
      out.println(TEXTS.getString("written") + " " + picture);
      return true;
    } catch (IOException e) {
      out.println(TEXTS.getString("unwritable") + " " + picture);
      return false;
    }
  }

  private Morning.Outcome morning(int cores) {
    return Morning.of(
        new Morning.Site(
            told.get("students").intValue(),
            told.get("within"),
            told.get("web-cores").intValue(),
            cores,
            told.get("queue").intValue(),
            service("web"),
            service("face")),
        told.get("seed").longValue());
  }

  private String line(int cores, Morning.Outcome outcome) {
    double[] verdict = outcome.verdict();
    int busiest = outcome.busiestSecond();
    return String.format(
        Locale.ROOT,
        "%d;%.2f;%.1f;%.1f;%.1f;%d;%d;%d;%.1f;%.0f;%.0f",
        cores,
        Morning.Outcome.quantile(outcome.accept(), 0.99),
        Morning.Outcome.quantile(verdict, 0.5),
        Morning.Outcome.quantile(verdict, 0.95),
        verdict[verdict.length - 1],
        outcome.deepest(),
        outcome.refusals(),
        busiest,
        busiest * told.get("kilobytes") / KILOBYTES_PER_MEGABYTE,
        busiest * told.get("commits"),
        busiest * told.get("statements"));
  }

  private Morning.Service service(String what) {
    return new Morning.Service(
        told.get(what + "-ms") / MILLIS, told.get(what + "-p95-ms") / MILLIS);
  }
}
