package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The only source of time. It ticks in microseconds, as the database stores them, so that a value
 * read back is equal.
 */
@ApplicationScoped
public class SystemClock {

  /** The clock that everything else injects. */
  @Produces
  @ApplicationScoped
  public Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
