package org.adsum.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.adsum.checkin.boundary.AttemptConcluded;
import org.adsum.checkin.boundary.AttemptSubmitted;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.health.SystemFigures;

/**
 * Counts check-ins, verdicts and refusals, and shows what waits.
 *
 * <p>By the methods of the registry alone: what a builder registers with WildFly's registry for
 * applications is never told to Prometheus, and there are no buckets without a builder.
 */
@ApplicationScoped
public class CheckInMetrics {
  /** Where the buckets of the time to a verdict end. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  @Inject MeterRegistry meters;
  @Inject SystemFigures figures;
  @Inject Clock clock;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
    gauge("adsum.checkins.pending", SystemFigures.Figures::pending);
    gauge("adsum.checkins.oldest.seconds", SystemFigures.Figures::oldestSeconds);
    gauge("adsum.sessions.open", SystemFigures.Figures::openSessions);
    gauge("adsum.deadletters", SystemFigures.Figures::deadLetters);
    gauge("adsum.audit.checkpoint.seconds", SystemFigures.Figures::checkpointSeconds);
    gauge("adsum.clock.skew.seconds", SystemFigures.Figures::skewSeconds);
    gauge("adsum.disk.free.bytes", SystemFigures.Figures::freeBytes);
    gauge("adsum.figures.known", now -> now.known() ? 1 : 0);
  }

  void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) AttemptSubmitted event) {
    meters.counter("adsum.checkins.accepted").increment();
  }

  void concluded(@Observes(during = TransactionPhase.AFTER_SUCCESS) AttemptConcluded event) {
    AttemptReason reason = event.attempt().reason();
    meters
        .counter(
            "adsum.verdicts",
            "state",
            event.attempt().state().name(),
            "reason",
            reason == null ? "NONE" : reason.name())
        .increment();
    if (event.attempt().review() == null) {
      took(Duration.between(event.submittedAt(), clock.instant()));
    }
  }

  private void took(Duration time) {
    meters.timer("adsum.verdict.time").record(time);
    for (Duration step : STEPS) {
      // Also when it is not: a bucket that shows first with its first count hides that count.
      within(String.valueOf(step.toMillis() / 1000.0)).increment(time.compareTo(step) <= 0 ? 1 : 0);
    }
    within("+Inf").increment();
  }

  private Counter within(String seconds) {
    return meters.counter("adsum.verdicts.within", "le", seconds);
  }

  /** Counts an answer that was a problem. */
  public void refused(ProblemCode code) {
    meters.counter("adsum.refusals", "code", code.code()).increment();
  }

  private void gauge(String name, ToDoubleFunction<SystemFigures.Figures> value) {
    meters.gauge(name, Tags.empty(), figures, source -> value.applyAsDouble(source.now()));
  }
}
