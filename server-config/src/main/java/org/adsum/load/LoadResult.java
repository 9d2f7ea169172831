package org.adsum.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param settings what was asked
 * @param sessions ids of the sessions
 * @param arrived students who came
 * @param accepted students who got at least one 202
 * @param verdicts how many students were told which state last; UNTOLD when none
 * @param honestFailures students whose last verdict was EXPIRED or FAILED
 * @param turnedAway students who gave up without a 202
 * @param records students with a record on the board
 * @param lost what was lost, in words
 * @param doubled what there is twice
 * @param wrong what is not as it must be
 * @param refusals answers outside the scripts, by problem code
 * @param busy answers that said to come back later
 * @param broken requests without an answer
 * @param duplicates repeats that got the first answer
 * @param ticket from the request that got the ticket to its answer
 * @param accept from the request that got the 202 to its answer
 * @param verdict from the first submission to the verdict, by push or by asking
 * @param seconds from the first arrival to the last verdict
 * @param acceptedPerSecond 202s by second after the start
 * @param arrivedPerSecond arrivals by second
 * @param verdictsPerSecond verdicts by second
 * @param samples what the server took, about once a second; empty for one elsewhere
 * @param driverCpuSeconds what the driver itself took
 */
public record LoadResult(
    LoadSettings settings,
    List<String> sessions,
    int arrived,
    int accepted,
    Map<String, Integer> verdicts,
    int honestFailures,
    int turnedAway,
    int records,
    List<String> lost,
    List<String> doubled,
    List<String> wrong,
    Map<String, Integer> refusals,
    int busy,
    int broken,
    int duplicates,
    Latency ticket,
    Latency accept,
    Latency verdict,
    double seconds,
    int[] arrivedPerSecond,
    int[] acceptedPerSecond,
    int[] verdictsPerSecond,
    List<Sample> samples,
    double driverCpuSeconds) {

  /** Nothing lost, nothing double, nothing wrong. */
  public boolean good() {
    return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
  }

  /** Verdicts a second, from the first arrival to the last verdict. */
  public double throughput() {
    int told = 0;
    for (int n : verdictsPerSecond) {
      told += n;
    }
    return seconds > 0 ? told / seconds : 0;
  }

  /** The fields that docs/operate.md documents. */
  public Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("students", settings.students());
    asked.put("sections", settings.sections());
    asked.put("withinSeconds", settings.within().toMillis() / 1000.0);
    asked.put("seed", settings.seed());
    asked.put("route", settings.route().name().toLowerCase(java.util.Locale.ROOT));
    asked.put("ownConnections", settings.ownConnections());
    all.put("settings", asked);
    all.put("good", good());
    all.put("arrived", arrived);
    all.put("accepted", accepted);
    all.put("verdicts", verdicts);
    all.put("honestFailures", honestFailures);
    all.put("turnedAway", turnedAway);
    all.put("records", records);
    all.put("lost", lost);
    all.put("double", doubled);
    all.put("wrong", wrong);
    all.put("refusals", refusals);
    all.put("busy", busy);
    all.put("broken", broken);
    all.put("duplicates", duplicates);
    Map<String, Object> latency = new LinkedHashMap<>();
    latency.put("ticket", ticket.json());
    latency.put("accept", accept.json());
    latency.put("verdict", verdict.json());
    all.put("latencyMillis", latency);
    all.put("seconds", rounded(seconds));
    all.put("verdictsPerSecond", rounded(throughput()));
    all.put("driverCpuSeconds", rounded(driverCpuSeconds));
    List<Object> timeline = new ArrayList<>();
    for (int i = 0; i < arrivedPerSecond.length; i++) {
      timeline.add(List.of(i, arrivedPerSecond[i], acceptedPerSecond[i], verdictsPerSecond[i]));
    }
    all.put("timeline", timeline);
    all.put("server", samples.stream().map(Sample::json).toList());
    return all;
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
