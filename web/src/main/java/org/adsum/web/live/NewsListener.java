package org.adsum.web.live;

import io.opentelemetry.api.trace.Span;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;
import org.adsum.course.boundary.SectionId;
import org.adsum.session.boundary.SessionId;
import org.adsum.shared.boundary.LogLine;
import org.adsum.telemetry.MessageTrace;
import org.jboss.logging.Logger;

/**
 * Hears the news on every node and passes each on to those whom it concerns. One message at a time,
 * so that they arrive in the order in which they happened. What cannot be passed on is dropped: the
 * pages re-read anyway.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/topic/AdsumEvents"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NewsListener implements MessageListener {
  /** Made once: the static methods of Json look for an implementation in all modules each time. */
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  private static final Logger LOG = Logger.getLogger(NewsListener.class);

  @Inject LiveHub hub;
  @Inject LiveDesk desk;
  @Inject MessageTrace trace;

  @Override
  public void onMessage(Message message) {
    // Most news are codes that turn by the clock: nobody's trace.
    if (trace.isTraced(message)) {
      trace.receive(message, "adsum.events", () -> push(message));
    } else {
      push(message);
    }
  }

  private void push(Message message) {
    try (JsonReader reader = JSON.createReader(new StringReader(message.getBody(String.class)))) {
      pass(reader.readObject());
    } catch (JMSException | RuntimeException failure) {
      LogLine.NEWS_LOST.tell(LOG, failure);
    }
  }

  private void pass(JsonObject news) {
    String session = news.getString("session");
    switch (news.getString("type")) {
      case "session" -> session(session, news);
      case "record" -> {
        JsonObject row = news.getJsonObject("body");
        hub.boards().tell(session, LiveMessages.record(row));
        hub.people().tell(news.getString("student"), LiveMessages.ownRecord(session, row));
      }
      case "submitted" ->
          hub.boards()
              .tell(
                  session,
                  LiveMessages.submitted(
                      news.getString("student"), news.getJsonObject("body").getString("attempt")));
      case "attempt" -> {
        String student = news.getString("student");
        JsonObject attempt = news.getJsonObject("body");
        Span.current().setAttribute(MessageTrace.ATTEMPT, attempt.getString("id"));
        hub.boards().tell(session, LiveMessages.attempt(student, attempt));
        hub.people().tell(student, LiveMessages.ownAttempt(attempt));
      }
      default -> LOG.debugf("News of an unknown type: %s", news.getString("type"));
    }
  }

  private void code(String session) {
    if (hub.boards().has(session)) {
      desk.code(new SessionId(session))
          .ifPresent(code -> hub.boards().tell(session, LiveMessages.code(code)));
    }
  }

  private void session(String session, JsonObject news) {
    String state = news.getJsonObject("body").getString("state");
    hub.boards().tell(session, LiveMessages.sessionState(state));
    code(session);
    if (!hub.people().topics().isEmpty()) {
      hub.people()
          .tell(
              desk.peopleOf(new SectionId(news.getString("section"))),
              LiveMessages.session(desk.session(new SessionId(session))));
    }
  }
}
