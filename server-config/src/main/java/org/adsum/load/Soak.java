package org.adsum.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Full load again and again, with sessions that open and close, and after each round a look at what
 * is left: heap after a full collection, resident memory, threads, descriptors, rows.
 *
 * <p>A figure is flat when the Theil-Sen slope over the rounds (the median of the slopes of all
 * pairs, which a single odd round does not move), taken over all rounds, is no more than the
 * figure's tolerance of its median. The first rounds, a quarter of all, warm up and do not count.
 * The tables that hold what was asked for (attempts, records, audit entries) must grow by the same
 * number every round, within a tenth; tickets and messages in waiting must not be left at all.
 */
public final class Soak {
  private static final int FEWEST_ROUNDS = 4;
  private static final Duration COLLECTION = Duration.ofSeconds(60);

  private Soak() {}

  /**
   * What is left after a round.
   *
   * @param heap megabytes in use after a full collection
   * @param rss megabytes resident
   * @param threads of the server
   * @param descriptors open in the server
   * @param pending check-ins without a verdict
   * @param attempts rows
   * @param records rows
   * @param audit rows
   */
  record Left(
      double heap,
      double rss,
      double threads,
      double descriptors,
      double pending,
      double attempts,
      double records,
      double audit) {}

  /**
   * The judgement of one figure.
   *
   * @param name of the figure
   * @param values one for each round that counts
   * @param growth of the whole span by the slope, as a part of the median
   * @param tolerance what it may be
   */
  record Verdict(String name, double[] values, double growth, double tolerance) {
    boolean flat() {
      return growth <= tolerance;
    }
  }

  /**
   * What came of a soak.
   *
   * @param rounds how many
   * @param verdicts of every figure
   * @param findings lost, double or wrong in any round, and what was left waiting
   */
  public record Result(int rounds, List<Verdict> verdicts, List<String> findings) {
    /** Flat, and every round good. */
    public boolean good() {
      return findings.isEmpty()
          && rounds >= FEWEST_ROUNDS
          && verdicts.stream().allMatch(Verdict::flat);
    }

    /** The table in lines. */
    public List<String> table() {
      List<String> lines = new ArrayList<>();
      lines.add("| figure | first | last | growth by slope | tolerance | flat |");
      lines.add("|---|---|---|---|---|---|");
      for (Verdict one : verdicts) {
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %+.1f %% | %.0f %% | %s |",
                one.name(),
                one.values()[0],
                one.values()[one.values().length - 1],
                one.growth() * 100,
                one.tolerance() * 100,
                one.flat() ? "yes" : "NO"));
      }
      lines.addAll(findings);
      return lines;
    }

    /** The fields that docs/operate.md documents. */
    public Map<String, Object> json() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("rounds", rounds);
      all.put("good", good());
      all.put("findings", findings);
      all.put(
          "figures",
          verdicts.stream()
              .map(
                  one -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("name", one.name());
                    fields.put("values", Arrays.stream(one.values()).boxed().toList());
                    fields.put("growth", one.growth());
                    fields.put("tolerance", one.tolerance());
                    fields.put("flat", one.flat());
                    return fields;
                  })
              .toList());
      return all;
    }
  }

  /** Runs rounds until the time is over. */
  public static Result run(
      LoadTarget target,
      LoadSettings settings,
      Faces faces,
      Duration duration,
      Consumer<String> say) {
    LoadClass people = LoadClass.prepare(target, settings, faces, say);
    LoadTarget.Local local = target.local().orElseThrow();
    long until = System.nanoTime() + duration.toNanos();
    List<Left> left = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    int round = 0;
    do {
      LoadResult result =
          new LoadRun(
                  target,
                  settings.seeded(settings.seed() + round),
                  faces,
                  people,
                  LoadObserver.NONE)
              .run();
      round++;
      int number = round;
      for (List<String> found : List.of(result.lost(), result.doubled(), result.wrong())) {
        found.forEach(one -> findings.add("round " + number + ": " + one));
      }
      Left now = look(local);
      left.add(now);
      say.accept(
          String.format(
              Locale.ROOT,
              "round %d: %d accepted, %.1f verdicts/s; heap %.0f MB, resident %.0f MB, %.0f threads,"
                  + " %.0f descriptors",
              round,
              result.accepted(),
              result.throughput(),
              now.heap(),
              now.rss(),
              now.threads(),
              now.descriptors()));
    } while (System.nanoTime() < until);
    return judge(left, findings);
  }

  static Result judge(List<Left> left, List<String> findings) {
    List<Left> counted = left.subList(left.size() / 4, left.size());
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(flat("heap after collection, MB", 0.05, column(counted, Left::heap)));
    verdicts.add(flat("resident memory, MB", 0.05, column(counted, Left::rss)));
    verdicts.add(flat("threads", 0.05, column(counted, Left::threads)));
    verdicts.add(flat("descriptors", 0.05, column(counted, Left::descriptors)));
    verdicts.add(flat("attempts a round", 0.1, steps(column(counted, Left::attempts))));
    verdicts.add(flat("records a round", 0.1, steps(column(counted, Left::records))));
    verdicts.add(flat("audit entries a round", 0.1, steps(column(counted, Left::audit))));
    List<String> all = new ArrayList<>(findings);
    if (left.get(left.size() - 1).pending() > 0) {
      all.add("check-ins without a verdict at the end");
    }
    if (left.size() < FEWEST_ROUNDS) {
      all.add(left.size() + " rounds are too few to judge; " + FEWEST_ROUNDS + " are needed");
    }
    return new Result(left.size(), verdicts, all);
  }

  private static Verdict flat(String name, double tolerance, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double growth = values.length < 2 ? 0 : slope(values) * (values.length - 1) / median;
    return new Verdict(name, values, growth, tolerance);
  }

  /** Theil and Sen: the median of the slopes of all pairs. */
  static double slope(double[] values) {
    double[] slopes = new double[values.length * (values.length - 1) / 2];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        slopes[n++] = (values[j] - values[i]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    return slopes.length % 2 == 1 ? slopes[n / 2] : (slopes[n / 2 - 1] + slopes[n / 2]) / 2;
  }

  private static double[] column(
      List<Left> rows, java.util.function.ToDoubleFunction<Left> figure) {
    return rows.stream().mapToDouble(figure).toArray();
  }

  private static double[] steps(double[] values) {
    if (values.length < 2) {
      return values;
    }
    double[] steps = new double[values.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = values[i + 1] - values[i];
    }
    return steps;
  }

  private static Left look(LoadTarget.Local local) {
    long pid = local.serverPid().getAsLong();
    collect(pid);
    try (Connection connection =
            DriverManager.getConnection(
                local.databaseUrl(), local.databaseUser(), local.databasePassword());
        Statement query = connection.createStatement()) {
      return new Left(
          PerfData.heapMegabytes(pid),
          ServerWatch.residentMegabytes(pid),
          ServerWatch.status(pid, "Threads:"),
          ServerWatch.descriptors(pid),
          count(query, "checkin_attempt where state = 'PENDING'"),
          count(query, "checkin_attempt"),
          count(query, "attendance_record"),
          count(query, "audit_entry"));
    } catch (SQLException e) {
      throw new LoadProblem("soak: " + e.getMessage(), e);
    }
  }

  /** A full collection of the server's heap, by the JDK's jcmd. */
  private static void collect(long pid) {
    String jcmd = System.getProperty("java.home") + "/bin/jcmd";
    try {
      Process process =
          new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(COLLECTION.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new LoadProblem("soak: jcmd " + pid + " GC.run failed");
      }
    } catch (IOException e) {
      throw new LoadProblem("soak: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadProblem("soak: interrupted", e);
    }
  }

  private static double count(Statement query, String from) throws SQLException {
    try (ResultSet row = query.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
