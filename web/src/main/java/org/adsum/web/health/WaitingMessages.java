package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.Enumeration;
import java.util.OptionalInt;

/** Counts what waits in a queue, by looking at it as any client can: also in a broker elsewhere. */
@ApplicationScoped
public class WaitingMessages {
  private static final int MOST = 1000;

  @Resource(lookup = "java:/JmsXA")
  ConnectionFactory connections;

  /** How many messages wait, at most a thousand; empty when the broker is away. */
  public OptionalInt in(Queue queue) {
    return in(queue, MOST);
  }

  /** Whether the broker shows the queue. */
  public boolean shows(Queue queue) {
    return in(queue, 0).isPresent();
  }

  private OptionalInt in(Queue queue, int most) {
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(queue)) {
      Enumeration<?> all = browser.getEnumeration();
      int waiting = 0;
      while (waiting < most && all.hasMoreElements()) {
        all.nextElement();
        waiting++;
      }
      return OptionalInt.of(waiting);
    } catch (JMSException | JMSRuntimeException e) {
      return OptionalInt.empty();
    }
  }
}
