package org.adsum.notification.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.adsum.attendance.boundary.RecordChanged;
import org.adsum.checkin.boundary.AttemptConcluded;
import org.adsum.checkin.boundary.AttemptSubmitted;
import org.adsum.notification.boundary.News;
import org.adsum.session.boundary.SessionChanged;
import org.adsum.telemetry.MessageTrace;

/** Hears the capabilities' events and puts them on the topic in their transaction. */
@ApplicationScoped
public class NewsDesk {
  private final Jsonb json = JsonbBuilder.create();

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  JMSContext jms;

  @Resource(lookup = "java:/jms/topic/AdsumEvents")
  Topic topic;

  @Inject MessageTrace trace;

  void on(@Observes SessionChanged event) {
    tell(new News("session", event.session(), event.section(), null, event));
  }

  void on(@Observes RecordChanged event) {
    tell(new News("record", event.session(), null, event.row().student(), event.row()));
  }

  void on(@Observes AttemptSubmitted event) {
    tell(new News("submitted", event.session(), null, event.student(), event));
  }

  void on(@Observes AttemptConcluded event) {
    tell(new News("attempt", event.attempt().session(), null, event.student(), event.attempt()));
  }

  private void tell(News news) {
    TextMessage message = jms.createTextMessage(json.toJson(news));
    trace.carry(message);
    jms.createProducer().send(topic, message);
  }
}
