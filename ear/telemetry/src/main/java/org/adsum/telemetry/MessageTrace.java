package org.adsum.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.function.Consumer;

/** The trace of a check-in goes with its messages. */
@ApplicationScoped
public class MessageTrace {
  /** The attribute with the attempt's id. */
  public static final AttributeKey<String> ATTEMPT = AttributeKey.stringKey("adsum.attempt.id");

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /** Without baggage: what a browser sends along is nobody's business behind the queue. */
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  @Inject Tracer tracer;

  /**
   * Sends a message about an attempt in a span of its own, which goes with the message; the span
   * that is current (the request's) tells the attempt from then on, too.
   */
  public void send(Message message, String destination, String attempt, Runnable send) {
    Span.current().setAttribute(ATTEMPT, attempt);
    Span span = begin("send", destination, SpanKind.PRODUCER, Context.current());
    span.setAttribute(ATTEMPT, attempt);
    during(
        span,
        () -> {
          W3C.inject(Context.current(), message, SET);
          send.run();
        });
  }

  /** Lets messages that are made later, by another thread, carry the span that is current now. */
  public Consumer<Message> carrier() {
    Context now = Context.current();
    return message -> W3C.inject(now, message, SET);
  }

  /** Whether the message was sent within a trace. */
  public boolean isTraced(Message message) {
    return Span.fromContext(contextOf(message)).getSpanContext().isValid();
  }

  /** Does what a message asks for, in a span that goes on with the trace of who sent it. */
  public void receive(Message message, String destination, Runnable work) {
    during(begin("process", destination, SpanKind.CONSUMER, contextOf(message)), work);
  }

  private Span begin(String operation, String destination, SpanKind kind, Context parent) {
    return tracer
        .spanBuilder(operation + " " + destination)
        .setParent(parent)
        .setSpanKind(kind)
        .setAttribute(SYSTEM, "activemq")
        .setAttribute(OPERATION, operation)
        .setAttribute(DESTINATION, destination)
        .startSpan();
  }

  private static void during(Span span, Runnable work) {
    try (Scope scope = span.makeCurrent()) {
      work.run();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute(ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private static Context contextOf(Message message) {
    return W3C.extract(Context.root(), message, GET);
  }

  private static final TextMapSetter<Message> SET =
      (message, name, value) -> {
        try {
          message.setStringProperty(name, value);
        } catch (JMSException e) {
          throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
      };

  private static final TextMapGetter<Message> GET =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Message message) {
          try {
            return Collections.<String>list(message.getPropertyNames());
          } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
          }
        }

        @Override
        public String get(Message message, String name) {
          try {
            return message.getStringProperty(name);
          } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
          }
        }
      };
}
