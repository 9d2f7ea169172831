package org.adsum.notification.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/**
 * Puts news on the topic, one after the other in the order they came, by a thread that has no
 * transaction. So the transaction that made them ends in the database alone, and needs no broker.
 *
 * <p>News are a hint: what finds no room or no broker is dropped, for the pages read again anyway.
 */
@ApplicationScoped
public class NewsSender {
  private static final Logger LOG = Logger.getLogger(NewsSender.class);

  /** Some seconds of a server's verdicts; about 10 MB when all wait. */
  private static final int MOST = 10_000;

  private record Piece(String text, Consumer<Message> trace) {}

  private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(MOST);
  private final AtomicBoolean sending = new AtomicBoolean();

  @Resource(lookup = "java:/JmsXA")
  ConnectionFactory connections;

  @Resource(lookup = "java:/jms/topic/AdsumEvents")
  Topic topic;

  @Resource ManagedExecutorService executor;

  /**
   * Returns at once.
   *
   * @param trace gives the message its trace
   */
  public void send(String text, Consumer<Message> trace) {
    if (!waiting.offer(new Piece(text, trace))) {
      LogLine.NEWS_LOST.tell(LOG);
    }
    begin();
  }

  private void begin() {
    if (sending.compareAndSet(false, true)) {
      try {
        executor.execute(this::sendAll);
      } catch (RejectedExecutionException e) {
        // The server is stopping, or has no thread: the next piece tries again.
        sending.set(false);
      }
    }
  }

  private void sendAll() {
    try (JMSContext context = connections.createContext()) {
      JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      for (Piece piece = waiting.poll(); piece != null; piece = waiting.poll()) {
        TextMessage message = context.createTextMessage(piece.text());
        piece.trace().accept(message);
        producer.send(topic, message);
      }
    } catch (JMSRuntimeException e) {
      waiting.clear();
      LogLine.NEWS_LOST.tell(LOG, e);
    } finally {
      sending.set(false);
    }
    if (!waiting.isEmpty()) {
      begin();
    }
  }
}
