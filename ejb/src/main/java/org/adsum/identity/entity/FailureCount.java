package org.adsum.identity.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by a key, such as an address: so many within a while pause the key until the
 * while is over. Bounded: of too many keys the one is forgotten that began first. Safe for threads.
 */
public final class FailureCount {
  private final int limit;
  private final Duration window;
  private final Map<String, Count> counts;

  private static final class Count {
    private final Instant since;
    private int failures;

    private Count(Instant since) {
      this.since = since;
    }
  }

  /**
   * A count without any failure.
   *
   * @param limit the failure that pauses a key
   * @param window how long failures count, from the first one on
   * @param mostKeys how many keys are remembered
   */
  public FailureCount(int limit, Duration window, int mostKeys) {
    this.limit = limit;
    this.window = window;
    this.counts =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > mostKeys;
          }
        };
  }

  /** Counts a failure; whether the key is paused by it. */
  public synchronized boolean failed(String key, Instant now) {
    Count count = current(key, now);
    if (count == null) {
      count = new Count(now);
      counts.put(key, count);
    }
    count.failures++;
    return count.failures >= limit;
  }

  /** Whether there were too many. */
  public synchronized boolean isPaused(String key, Instant now) {
    Count count = current(key, now);
    return count != null && count.failures >= limit;
  }

  private Count current(String key, Instant now) {
    Count count = counts.get(key);
    if (count != null && !now.isBefore(count.since.plus(window))) {
      counts.remove(key);
      return null;
    }
    return count;
  }
}
