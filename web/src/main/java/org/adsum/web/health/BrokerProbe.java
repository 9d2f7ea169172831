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
import org.adsum.health.Probe;

/** Works when the broker shows the queue of the check-ins. */
@ApplicationScoped
public class BrokerProbe implements Probe {
  private static final int MOST = 1000;

  @Resource(lookup = "java:/JmsXA")
  ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/AdsumVerification")
  Queue checkIns;

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean works() {
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(checkIns)) {
      browser.getEnumeration();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  /** How many check-ins wait in the queue, at most a thousand; -1 when the broker is away. */
  public int depth() {
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(checkIns)) {
      int waiting = 0;
      for (Enumeration<?> all = browser.getEnumeration();
          all.hasMoreElements() && waiting < MOST;
          all.nextElement()) {
        waiting++;
      }
      return waiting;
    } catch (JMSException | JMSRuntimeException e) {
      return -1;
    }
  }
}
