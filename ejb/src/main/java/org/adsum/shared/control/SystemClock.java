package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The only source of time: everything else injects {@link Clock}. It tells UTC in whole
 * microseconds, as the database stores them, so that a value read back is equal. ({@code
 * Clock.tick} cannot do this: its {@code millis} divides by zero for ticks under a millisecond.)
 */
@ApplicationScoped
public class SystemClock extends Clock {

  @Override
  public Instant instant() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Zones are for the edges: this clock stays in UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
