package org.adsum.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Times of one kind of answer, in milliseconds, exact: a run has some thousands of them.
 *
 * @param count how many
 * @param p50 median
 * @param p95 95 of 100 took no longer
 * @param p99 99 of 100 took no longer
 * @param max the longest
 */
public record Latency(int count, double p50, double p95, double p99, double max) {
  static Latency of(DoubleStream millis) {
    double[] sorted = millis.filter(m -> !Double.isNaN(m)).sorted().toArray();
    return new Latency(
        sorted.length,
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99),
        quantile(sorted, 1));
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("count", count);
    double[] values = {p50, p95, p99, max};
    String[] names = {"p50", "p95", "p99", "max"};
    for (int i = 0; i < names.length; i++) {
      fields.put(names[i], Double.isNaN(values[i]) ? null : Math.round(values[i] * 10) / 10.0);
    }
    return fields;
  }

  @Override
  public String toString() {
    return Arrays.stream(new double[] {p50, p95, p99})
        .mapToObj(v -> Double.isNaN(v) ? "-" : String.valueOf(Math.round(v)))
        .reduce((a, b) -> a + " / " + b)
        .orElseThrow();
  }
}
