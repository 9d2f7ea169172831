package org.adsum.notification.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import org.adsum.attendance.boundary.RecordChanged;
import org.adsum.checkin.boundary.AttemptConcluded;
import org.adsum.checkin.boundary.AttemptSubmitted;
import org.adsum.notification.boundary.News;
import org.adsum.session.boundary.SessionChanged;
import org.adsum.telemetry.MessageTrace;

/** Hears the capabilities' events, and has them told once their transaction has committed. */
@ApplicationScoped
public class NewsDesk {
  private final Jsonb json = JsonbBuilder.create();

  @Inject NewsSender sender;
  @Inject MessageTrace trace;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

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

  /** Not by an observer after success: a listener's span has ended by then. */
  private void tell(News news) {
    if (transaction.getRollbackOnly()) {
      return;
    }
    String text = json.toJson(news);
    Consumer<Message> span = trace.carrier();
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              sender.send(text, span);
            }
          }
        });
  }
}
