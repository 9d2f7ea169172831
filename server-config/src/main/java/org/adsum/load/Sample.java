package org.adsum.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server took at one moment; NaN for what cannot be seen.
 *
 * @param second after the start
 * @param serverCpu cores that WildFly used since the sample before
 * @param databaseCpu cores that the database used
 * @param driverCpu cores that the driver used
 * @param rssMegabytes resident memory of WildFly
 * @param heapMegabytes used heap of WildFly
 * @param threads of WildFly
 * @param descriptors that WildFly has open
 * @param pending check-ins without a verdict: the queue's depth
 * @param statements that the database ran a second
 */
public record Sample(
    double second,
    double serverCpu,
    double databaseCpu,
    double driverCpu,
    double rssMegabytes,
    double heapMegabytes,
    double threads,
    double descriptors,
    double pending,
    double statements) {

  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "second", second);
    put(fields, "serverCpu", serverCpu);
    put(fields, "databaseCpu", databaseCpu);
    put(fields, "driverCpu", driverCpu);
    put(fields, "rssMegabytes", rssMegabytes);
    put(fields, "heapMegabytes", heapMegabytes);
    put(fields, "threads", threads);
    put(fields, "descriptors", descriptors);
    put(fields, "pending", pending);
    put(fields, "statementsPerSecond", statements);
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, double value) {
    fields.put(name, Double.isNaN(value) ? null : LoadResult.rounded(value));
  }
}
