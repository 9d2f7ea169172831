package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** UP when the broker shows the queue of the check-ins. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
  @Resource(lookup = "java:/JmsXA")
  ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/AdsumVerification")
  Queue checkIns;

  @Override
  public HealthCheckResponse call() {
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(checkIns)) {
      browser.getEnumeration();
      return HealthCheckResponse.up("broker");
    } catch (JMSException | JMSRuntimeException e) {
      return HealthCheckResponse.down("broker");
    }
  }
}
