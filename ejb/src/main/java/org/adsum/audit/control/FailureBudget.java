package org.adsum.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * How many failed sign-ins a node writes to the log in a minute. Whoever tries passwords can make
 * any number of them; beyond the budget they are only counted.
 */
@ApplicationScoped
public class FailureBudget {
  static final int PER_ADDRESS = 20;
  static final int PER_MINUTE = 200;

  private final Map<String, Integer> byAddress = new HashMap<>();
  private Instant minute = Instant.EPOCH;
  private int written;
  private long leftOut;

  /** Whether one more from this address is written; otherwise it is counted. */
  public synchronized boolean admits(String address, Instant now) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    if (!current.equals(minute)) {
      minute = current;
      written = 0;
      byAddress.clear();
    }
    // No more addresses are remembered than entries are written.
    if (written >= PER_MINUTE || byAddress.getOrDefault(address, 0) >= PER_ADDRESS) {
      leftOut++;
      return false;
    }
    written++;
    byAddress.merge(address, 1, Integer::sum);
    return true;
  }

  /** How many were left out since it was last asked. */
  public synchronized long takeLeftOut() {
    long count = leftOut;
    leftOut = 0;
    return count;
  }
}
