package org.adsum.checkin.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.adsum.checkin.boundary.WorkerBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionId;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/**
 * Looks every half minute for attempts that nobody will judge any more. Each session is a
 * transaction of its own: one that cannot be ended now does not hold the others up.
 */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class AttemptSweeper {
  private static final Logger LOG = Logger.getLogger(AttemptSweeper.class);

  @Inject WorkerBoundary worker;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep(Timer timer) {
    for (SessionId session : worker.overdue()) {
      try {
        worker.expire(session);
      } catch (EJBException e) {
        LogLine.OVERDUE_LEFT.tell(LOG, e, session.value());
      }
    }
    worker.forgetUnusedTickets();
  }
}
