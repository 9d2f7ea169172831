package org.adsum.it.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Student;
import org.adsum.it.support.TraceReceiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a receiver of traces is told. The receiver is a real one: it speaks OTLP. */
@ExtendWith(Invariants.class)
class TracesIT {
  private static final Duration EXPORTED = Duration.ofSeconds(30);

  /** Nobody's name, address, browser or similarity. */
  private static final Set<String> ALLOWED =
      Set.of(
          "adsum.attempt.id",
          "error.type",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "messaging.destination.name",
          "messaging.operation.type",
          "messaging.system",
          "url.scheme");

  private static TraceReceiver receiver;

  @BeforeAll
  static void traceOn() throws Exception {
    receiver = new TraceReceiver();
    Adsum.server()
        .restartServer(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                receiver.address(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "OTEL_BSP_SCHEDULE_DELAY",
                "200"));
  }

  @AfterAll
  static void traceOff() {
    Adsum.server()
        .restartServer(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "",
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "",
                "OTEL_BSP_SCHEDULE_DELAY",
                ""));
    receiver.close();
  }

  @Test
  void aCheckInIsOneTraceThroughWebQueueAndWorker() throws Exception {
    Student student = Student.enrolled(4);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      String attempt = student.send(lesson);
      assertEquals("ACCEPTED", student.verdict(attempt).text("state"));

      List<Span> trace = traceOf(attempt);

      Span request = only(trace, "POST ", attempt);
      Span sent = only(trace, "send adsum.verification", attempt);
      Span processed = only(trace, "process adsum.verification", attempt);
      Span pushed = only(trace, "process adsum.events", attempt);
      assertEquals(Span.SpanKind.SPAN_KIND_SERVER, request.getKind());
      assertEquals(ByteString.EMPTY, request.getParentSpanId());
      assertEquals(request.getSpanId(), sent.getParentSpanId());
      assertEquals(sent.getSpanId(), processed.getParentSpanId());
      Set<String> stages =
          trace.stream()
              .filter(span -> span.getParentSpanId().equals(processed.getSpanId()))
              .map(Span::getName)
              .collect(Collectors.toSet());
      assertEquals(
          Set.of("open", "decode", "detect", "align", "liveness", "embed", "compare", "conclude"),
          stages);
      Span concluded = only(trace, "conclude", "");
      assertEquals(concluded.getSpanId(), pushed.getParentSpanId());
      assertEquals(Set.of(), disallowed(receiver.spans()), "attributes that nobody has looked at");
      for (String secret :
          List.of(student.username(), student.id(), "127.0.0.1", "Java-http-client")) {
        assertFalse(receiver.everything().contains(secret), secret);
      }
      assertTrue(told().contains("adsum_worker_stage_seconds_count{"), told());
    }
  }

  private static List<Span> traceOf(String attempt) {
    return Await.value(
        "the spans of " + attempt,
        EXPORTED,
        () -> {
          Optional<ByteString> id =
              receiver.spans().stream()
                  .filter(span -> TraceReceiver.attribute(span, "adsum.attempt.id").equals(attempt))
                  .map(Span::getTraceId)
                  .findFirst();
          List<Span> trace =
              receiver.spans().stream()
                  .filter(span -> id.filter(span.getTraceId()::equals).isPresent())
                  .toList();
          // The last to end.
          return Optional.of(trace)
              .filter(
                  all ->
                      has(all, "process adsum.events", attempt)
                          && has(all, "process adsum.verification", attempt)
                          && has(all, "POST ", attempt));
        });
  }

  private static boolean has(List<Span> trace, String name, String attempt) {
    return trace.stream().anyMatch(span -> is(span, name, attempt));
  }

  private static boolean is(Span span, String name, String attempt) {
    return span.getName().startsWith(name)
        && TraceReceiver.attribute(span, "adsum.attempt.id").equals(attempt);
  }

  private static Span only(List<Span> trace, String name, String attempt) {
    List<Span> found = trace.stream().filter(span -> is(span, name, attempt)).toList();
    assertEquals(1, found.size(), name + " in " + trace);
    return found.get(0);
  }

  private static Set<String> disallowed(List<Span> spans) {
    return spans.stream()
        .flatMap(span -> span.getAttributesList().stream())
        .map(KeyValue::getKey)
        .filter(key -> !ALLOWED.contains(key))
        .collect(Collectors.toSet());
  }

  private static String told() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(Adsum.server().managementUri().resolve("prometheus")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
