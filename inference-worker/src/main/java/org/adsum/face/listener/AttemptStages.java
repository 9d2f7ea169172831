package org.adsum.face.listener;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.adsum.face.Stages;

/**
 * Tells the trace and the figures how long each stage of one attempt takes. Spans become children
 * of the one that was current where this was made, on whatever thread they are measured.
 */
final class AttemptStages implements Stages {
  private final Tracer tracer;
  private final MeterRegistry meters;
  private final Context parent = Context.current();

  AttemptStages(Tracer tracer, MeterRegistry meters) {
    this.tracer = tracer;
    this.meters = meters;
  }

  @Override
  public Running begin(Stage stage) {
    return begin(stage.name().toLowerCase(Locale.ROOT));
  }

  /** Does a stage that is the worker's own, not the engine's. */
  <T> T during(String stage, Supplier<T> work) {
    try (Running running = begin(stage)) {
      return work.get();
    }
  }

  private Running begin(String stage) {
    Span span = tracer.spanBuilder(stage).setParent(parent).startSpan();
    Scope scope = span.makeCurrent();
    long start = System.nanoTime();
    return () -> {
      scope.close();
      span.end();
      meters
          .timer("adsum.worker.stage", "stage", stage)
          .record(Duration.ofNanos(System.nanoTime() - start));
    };
  }
}
