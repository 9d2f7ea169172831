package org.adsum.session.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionSystemBoundary;

/**
 * Opens and closes sessions on time. The timers are persistent and live in the database, so they
 * fire after a restart too; a look every minute catches what a lost timer would leave behind.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM_NAME)
@Lock(LockType.READ)
public class SessionTimers {
  @Inject SessionSystemBoundary sessions;
  @Resource TimerService timers;

  @PostConstruct
  void catchUp() {
    // The container refuses calls as another role this early only for remote clients; what is due
    // is done now.
    timers.createSingleActionTimer(1, new TimerConfig("due", false));
  }

  /**
   * Asks to be woken for a session: at its opening or its end. Belongs to the caller's transaction.
   */
  @PermitAll
  public void wake(SessionId session, Instant at) {
    timers.createSingleActionTimer(Date.from(at), new TimerConfig(session.value(), true));
  }

  @Timeout
  void due(Timer timer) {
    sessions.advanceDue();
  }

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void lookAround(Timer timer) {
    sessions.advanceDue();
  }
}
