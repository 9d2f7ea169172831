package org.adsum.web.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.adsum.checkin.boundary.AttemptConcluded;
import org.adsum.checkin.boundary.AttemptSubmitted;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.health.SystemFigures;

/** Counts check-ins, verdicts and refusals, and shows what waits. */
@ApplicationScoped
public class CheckInMetrics {
  /** Where the buckets of the time to a verdict end. */
  private static final Duration[] STEPS = {
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20),
    Duration.ofSeconds(60)
  };

  @Inject MeterRegistry meters;
  @Inject SystemFigures figures;
  @Inject Clock clock;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
    gauge("adsum.checkins.pending", "Check-ins without a verdict", SystemFigures.Figures::pending);
    gauge(
        "adsum.checkins.oldest.seconds",
        "How long the oldest check-in has waited for its verdict",
        SystemFigures.Figures::oldestSeconds);
    gauge("adsum.sessions.open", "Sessions that are open", SystemFigures.Figures::openSessions);
    gauge(
        "adsum.deadletters",
        "Messages that the broker gave up and nobody has looked at",
        SystemFigures.Figures::deadLetters);
    gauge(
        "adsum.audit.checkpoint.seconds",
        "How old the newest signed checkpoint of the audit log is",
        SystemFigures.Figures::checkpointSeconds);
    gauge(
        "adsum.clock.skew.seconds",
        "How far the clocks of server and database are apart",
        SystemFigures.Figures::skewSeconds);
    gauge("adsum.disk.free.bytes", "What the disk of the data folder has left", f -> f.freeBytes());
    gauge("adsum.figures.known", "1 when the figures could be read", f -> f.known() ? 1 : 0);
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
      Timer.builder("adsum.verdict.time")
          .description("From the accepted submission to the verdict")
          .serviceLevelObjectives(STEPS)
          .register(meters)
          .record(Duration.between(event.submittedAt(), clock.instant()));
    }
  }

  /** Counts an answer that was a problem. */
  public void refused(ProblemCode code) {
    meters.counter("adsum.refusals", "code", code.code()).increment();
  }

  private void gauge(String name, String words, ToDoubleFunction<SystemFigures.Figures> value) {
    Gauge.builder(name, () -> value.applyAsDouble(figures.now()))
        .description(words)
        .strongReference(true)
        .register(meters);
  }
}
