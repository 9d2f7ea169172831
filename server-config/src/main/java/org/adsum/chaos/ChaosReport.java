package org.adsum.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run comes to, as a table for people and as JSON. */
final class ChaosReport {
  private static final double IN_DOUBT_SECONDS = 30;
  private static final Set<String> LOST =
      Set.of(
          "told-and-lost", "told-nothing", "accepted-without-record", "ticket-spent-for-nothing");
  private static final Set<String> DOUBLE =
      Set.of("record-double", "record-audited-twice", "verdict-double");
  private static final Set<String> OPEN =
      Set.of("pending", "pending-overdue", "pending-without-message", "queue-not-empty");
  private static final Set<String> DOUBT = Set.of("in-doubt-database", "in-doubt-log");
  private static final Set<String> UNAUDITED =
      Set.of("record-unaudited", "verdict-unaudited", "audit-chain");

  private final int minutes;
  private final long seed;
  private final int planned;
  private final double seconds;
  private final ChaosRun run;
  private final Classroom classroom;
  private final List<Double> cleared;
  private final List<Finding> findings;

  /**
   * @param planned how many troubles
   * @param seconds how long making them took
   * @param found what does not hold
   */
  ChaosReport(
      int minutes,
      long seed,
      int planned,
      double seconds,
      ChaosRun run,
      Classroom classroom,
      InDoubtWatch watch,
      List<Finding> found) {
    this.minutes = minutes;
    this.seed = seed;
    this.planned = planned;
    this.seconds = seconds;
    this.run = run;
    this.classroom = classroom;
    this.cleared = watch.cleared();
    this.findings = new ArrayList<>(found);
    List<String> late =
        cleared.stream().filter(s -> s > IN_DOUBT_SECONDS).map(s -> s + " s").toList();
    if (!late.isEmpty()) {
      findings.add(new Finding("in-doubt-long", late));
    }
  }

  /** All that does not hold; empty after a good run. */
  List<Finding> findings() {
    return findings;
  }

  /** The table. */
  String text() {
    StringBuilder table = new StringBuilder();
    line(table, "chaos.sum.run", minutes, seed, tenth(seconds));
    line(table, "chaos.head");
    byKind()
        .forEach(
            (kind, made) -> {
              List<Double> ready = ready(made);
              long twice = made.stream().filter(o -> o.trouble().size() == 1).count();
              long beside = made.stream().filter(o -> o.trouble().beside()).count();
              table.append(
                  String.format(
                      "%-16s %5d %7d %8s %8s %10s%n",
                      kind,
                      made.size(),
                      kind == Trouble.Kind.KILL_SERVER ? twice : beside,
                      ready.isEmpty() ? "-" : tenth(ready.get(ready.size() / 2)),
                      ready.isEmpty() ? "-" : tenth(ready.get(ready.size() - 1)),
                      tenth(made.stream().mapToDouble(Outcome::gone).max().orElse(0))));
            });
    line(table, "chaos.sum.troubles", run.outcomes().size(), planned, starts());
    line(table, "chaos.sum.told", classroom.accepted(), verdicts());
    line(table, "chaos.sum.requests", classroom.unanswered(), classroom.refused());
    line(
        table,
        "chaos.sum.doubt",
        cleared.size(),
        cleared.stream().filter(s -> s > 0).count(),
        tenth(longestDoubt()));
    line(
        table,
        "chaos.sum.kept",
        count(LOST),
        count(DOUBLE),
        count(OPEN),
        count(DOUBT),
        count(UNAUDITED),
        run.manualSteps());
    findings.forEach(finding -> line(table, "chaos.finding", finding));
    table.append(Words.of(findings.isEmpty() ? "chaos.good" : "chaos.bad", findings.size()));
    return table.toString();
  }

  /** The same and the timeline, as docs/operate.md tells. */
  Map<String, Object> json() {
    Map<String, Object> kinds = new LinkedHashMap<>();
    byKind()
        .forEach(
            (kind, made) -> {
              Map<String, Object> figures = new LinkedHashMap<>();
              List<Double> ready = ready(made);
              figures.put("made", made.size());
              figures.put("beside", made.stream().filter(o -> o.trouble().beside()).count());
              figures.put("readyMedian", ready.isEmpty() ? null : ready.get(ready.size() / 2));
              figures.put("readyMost", ready.isEmpty() ? null : ready.get(ready.size() - 1));
              kinds.put(kind.name(), figures);
            });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("minutes", minutes);
    json.put("seed", seed);
    json.put("seconds", seconds);
    json.put("planned", planned);
    json.put("made", run.outcomes().size());
    json.put("serverStarts", starts());
    json.put("kinds", kinds);
    json.put("accepted", classroom.accepted());
    json.put("verdicts", verdicts());
    json.put("unanswered", classroom.unanswered());
    json.put("refused", classroom.refused());
    json.put("lost", count(LOST));
    json.put("double", count(DOUBLE));
    json.put("open", count(OPEN));
    json.put("inDoubtLeft", count(DOUBT));
    json.put("unaudited", count(UNAUDITED));
    json.put("manualSteps", run.manualSteps());
    json.put("inDoubt", cleared.size());
    json.put("inDoubtSecondsAfterReady", cleared.stream().sorted().toList());
    json.put("findings", findings.stream().map(Finding::toString).toList());
    json.put("timeline", run.outcomes().stream().map(ChaosReport::entry).toList());
    return json;
  }

  private static Map<String, Object> entry(Outcome outcome) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("at", outcome.at());
    entry.put("kind", outcome.trouble().kind().name());
    entry.put("beside", outcome.trouble().beside());
    entry.put("lasts", outcome.trouble().lasts().toMillis() / 1000.0);
    entry.put("size", outcome.trouble().size());
    entry.put("ready", outcome.ready() < 0 ? null : outcome.ready());
    entry.put("gone", outcome.gone());
    entry.put("starts", outcome.starts());
    entry.put("note", outcome.note());
    entry.put("problem", outcome.problem());
    return entry;
  }

  private Map<Trouble.Kind, List<Outcome>> byKind() {
    return run.outcomes().stream()
        .collect(Collectors.groupingBy(o -> o.trouble().kind(), TreeMap::new, Collectors.toList()));
  }

  private static List<Double> ready(List<Outcome> made) {
    return made.stream().map(Outcome::ready).filter(ready -> ready >= 0).sorted().toList();
  }

  private int starts() {
    return run.outcomes().stream().mapToInt(Outcome::starts).sum();
  }

  private Map<String, Long> verdicts() {
    return classroom.told().values().stream()
        .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
  }

  private double longestDoubt() {
    return cleared.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private int count(Set<String> rules) {
    return findings.stream()
        .filter(finding -> rules.contains(finding.rule()))
        .mapToInt(finding -> finding.ids().size())
        .sum();
  }

  private static String tenth(double seconds) {
    return String.format("%.1f", seconds);
  }

  private static void line(StringBuilder table, String key, Object... arguments) {
    table.append(Words.of(key, arguments)).append('\n');
  }
}
