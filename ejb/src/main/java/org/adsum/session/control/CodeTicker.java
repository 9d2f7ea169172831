package org.adsum.session.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
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
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionSystemBoundary;
import org.adsum.session.entity.AttendanceSession;

/**
 * Beats once a step for every live session, at the step's first moment, so that the hall page gets
 * the new code pushed. The timers are not persistent: after a restart they are made anew from the
 * sessions that are live.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM_NAME)
@Lock(LockType.READ)
public class CodeTicker {
  @Inject SessionSystemBoundary sessions;
  @Inject SessionRepository repository;
  @Inject Clock clock;
  @Resource TimerService timers;

  @PostConstruct
  void resume() {
    repository.live().forEach(this::start);
  }

  /** Starts the beat of a session. */
  @PermitAll
  public void start(AttendanceSession session) {
    long step = Duration.ofSeconds(session.stepSeconds()).toMillis();
    Instant next = Instant.ofEpochMilli((Math.floorDiv(clock.millis(), step) + 1) * step);
    timers.createIntervalTimer(Date.from(next), step, new TimerConfig(session.id(), false));
  }

  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void beat(Timer timer) {
    if (!sessions.turnCode(new SessionId((String) timer.getInfo()))) {
      timer.cancel();
    }
  }
}
