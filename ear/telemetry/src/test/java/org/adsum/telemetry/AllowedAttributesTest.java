package org.adsum.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedAttributesTest {
  private final List<SpanData> sent = new ArrayList<>();

  @Test
  void addressBrowserQueryAndWordsOfExceptionsStayOnTheServer() {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new AllowedAttributes(receiver())))
            .build()) {
      Span span = provider.get("test").spanBuilder("POST /api/v1/check-ins").startSpan();
      span.setAttribute("adsum.attempt.id", "01A");
      span.setAttribute("client.address", "192.0.2.7");
      span.setAttribute("user_agent.original", "Browser");
      span.setAttribute("url.query", "q=Ada");
      span.setStatus(StatusCode.ERROR, "student07 is not enrolled");
      span.recordException(new IllegalStateException("student07"));
      span.end();
    }

    SpanData told = sent.get(0);
    assertEquals(
        Attributes.of(AttributeKey.stringKey("adsum.attempt.id"), "01A"), told.getAttributes());
    assertEquals(StatusCode.ERROR, told.getStatus().getStatusCode());
    assertEquals("", told.getStatus().getDescription());
    assertEquals(
        Attributes.of(
            AttributeKey.stringKey("exception.type"), IllegalStateException.class.getName()),
        told.getEvents().get(0).getAttributes());
  }

  private SpanExporter receiver() {
    return new SpanExporter() {
      @Override
      public CompletableResultCode export(Collection<SpanData> spans) {
        sent.addAll(spans);
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
      }
    };
  }
}
