package org.adsum.web.live;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.adsum.session.boundary.SessionId;
import org.jboss.logging.Logger;

/**
 * Shows the new code to the boards of this node, at each step's first moment. Every node does so
 * for its own boards: the code is a function of the session's key and the clock, so that no node
 * depends on another.
 */
@Singleton
@Lock(LockType.READ)
public class CodeBeat {
  private static final Logger LOG = Logger.getLogger(CodeBeat.class);

  @Inject LiveHub hub;
  @Inject LiveDesk desk;
  @Inject Clock clock;
  @Resource TimerService timers;

  private final Set<String> running = new HashSet<>();

  /** Begins for a session, unless it has; call it when the board is among the hub's. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void start(String session) {
    synchronized (running) {
      if (!running.add(session)) {
        return;
      }
    }
    try {
      int seconds = desk.session(new SessionId(session)).stepSeconds();
      long step = Duration.ofSeconds(seconds).toMillis();
      Instant next = Instant.ofEpochMilli((Math.floorDiv(clock.millis(), step) + 1) * step);
      timers.createIntervalTimer(Date.from(next), step, new TimerConfig(session, false));
    } catch (RuntimeException failure) {
      synchronized (running) {
        running.remove(session);
      }
      throw failure;
    }
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void beat(Timer timer) {
    String session = (String) timer.getInfo();
    synchronized (running) {
      if (!hub.boards().has(session)) {
        running.remove(session);
        timer.cancel();
        return;
      }
    }
    try {
      desk.code(new SessionId(session))
          .ifPresent(code -> hub.boards().tell(session, LiveMessages.code(code)));
    } catch (RuntimeException failure) {
      LOG.debug("A code could not be shown; the next step will do", failure);
    }
  }
}
