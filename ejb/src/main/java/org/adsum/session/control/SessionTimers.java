package org.adsum.session.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionSystemBoundary;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/**
 * Opens and closes sessions on time. The timers are persistent and live in the database, so they
 * fire after a restart too; a look every minute catches what a lost timer would leave behind.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM_NAME)
@Lock(LockType.READ)
public class SessionTimers {
  private static final Logger LOG = Logger.getLogger(SessionTimers.class);

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
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void due(Timer timer) {
    advanceDue();
  }

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void lookAround(Timer timer) {
    advanceDue();
  }

  /**
   * Each session is a transaction of its own, and first come those that nobody has locked: a lock
   * that a dead node has left holds only its own session up.
   */
  private void advanceDue() {
    List<SessionId> locked = new ArrayList<>();
    for (SessionId session : sessions.due()) {
      tryTo(
          session,
          () -> {
            if (!sessions.advanceIfFree(session)) {
              locked.add(session);
            }
          });
    }
    locked.forEach(session -> tryTo(session, () -> sessions.advance(session)));
  }

  private static void tryTo(SessionId session, Runnable step) {
    try {
      step.run();
    } catch (EJBException e) {
      LogLine.SESSION_LEFT.tell(LOG, e, session.value());
    }
  }
}
