package org.adsum.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Queue;
import org.adsum.health.Probe;

/** Works when the broker shows the queue of the check-ins. */
@ApplicationScoped
public class BrokerProbe implements Probe {
  @Resource(lookup = "java:/jms/queue/AdsumVerification")
  Queue checkIns;

  @Inject WaitingMessages waiting;

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean works() {
    return waiting.shows(checkIns);
  }

  /** How many check-ins wait in the queue, at most a thousand; -1 when the broker is away. */
  public int depth() {
    return waiting.in(checkIns).orElse(-1);
  }
}
