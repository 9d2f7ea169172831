package org.adsum.enrolment.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How old templates may become.
 *
 * @param months 0: as old as they like
 */
public record TemplateAge(int months) {
  /** So long before the end a student is told. */
  private static final Duration NOTICE = Duration.ofDays(30);

  /** When templates that were made then are not used any more; empty for never. */
  public Optional<Instant> endOf(Instant madeAt) {
    return months == 0
        ? Optional.empty()
        : Optional.of(madeAt.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant());
  }

  /** Whether templates that were made then are used at {@code now}. */
  public boolean allows(Instant madeAt, Instant now) {
    return endOf(madeAt).filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** Whether the student is to be told that they end soon. */
  public boolean endsSoon(Instant madeAt, Instant now) {
    return endOf(madeAt).filter(end -> !now.isBefore(end.minus(NOTICE))).isPresent();
  }
}
