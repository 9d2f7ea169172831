package org.adsum.audit.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.inject.Inject;
import org.adsum.audit.boundary.AuditRoles;
import org.adsum.audit.boundary.AuditSystemBoundary;

/** Signs the ends of the chains every five minutes, and tells every minute what was left out. */
@Singleton
@RunAs(AuditRoles.SYSTEM)
public class AuditKeeper {
  @Inject AuditSystemBoundary log;

  @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
  void sign(Timer timer) {
    boolean more = true;
    while (more) {
      more = log.checkpoint();
    }
  }

  @Schedule(hour = "*", minute = "*", second = "5", persistent = false)
  void tell(Timer timer) {
    log.tellLeftOut();
  }
}
