package org.adsum.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets spans leave with the attributes of a list alone. Others would tell who came from where
 * (address, browser), whom a request was about (path, query) or what an exception quotes.
 */
final class AllowedAttributes implements SpanExporter {
  static final Set<String> ALLOWED =
      Set.of(
          "adsum.attempt.id",
          "error.type",
          "exception.type",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "messaging.destination.name",
          "messaging.operation.type",
          "messaging.system",
          "url.scheme");

  private final SpanExporter next;

  AllowedAttributes(SpanExporter next) {
    this.next = next;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return next.export(spans.stream().<SpanData>map(Plain::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return next.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return next.shutdown();
  }

  private static Attributes allowed(Attributes all) {
    return all.toBuilder().removeIf(AllowedAttributes::isForbidden).build();
  }

  private static boolean isForbidden(AttributeKey<?> key) {
    return !ALLOWED.contains(key.getKey());
  }

  private static final class Plain extends DelegatingSpanData {
    private final Attributes attributes;
    private final List<EventData> events;

    Plain(SpanData span) {
      super(span);
      attributes = allowed(span.getAttributes());
      events =
          span.getEvents().stream()
              .map(
                  event ->
                      EventData.create(
                          event.getEpochNanos(), event.getName(), allowed(event.getAttributes())))
              .toList();
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public List<EventData> getEvents() {
      return events;
    }

    /** Without its description, which may quote an exception. */
    @Override
    public StatusData getStatus() {
      return StatusData.create(super.getStatus().getStatusCode(), "");
    }
  }
}
