package org.adsum.privacy.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.KeyBoundary;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.control.MasterKeys;
import org.jboss.logging.Logger;

/**
 * Seals anew what is not sealed with the current master key: what an interrupted rotation left, and
 * what comes from before there were data keys. Nothing due costs three short queries.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM_NAME)
public class KeyTimer {
  private static final Logger LOG = Logger.getLogger(KeyTimer.class);

  @Inject KeyBoundary boundary;
  @Inject MasterKeys keys;

  /** A server whose master key is missing or wrong does not start. */
  @PostConstruct
  void requireKeys() {
    LogLine.KEY_IN_USE.tell(LOG, keys.ring().current().id(), keys.ring().all().size());
  }

  @Schedule(hour = "*", minute = "*/5", second = "40", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep(Timer timer) {
    long renewed = boundary.catchUp();
    if (renewed > 0) {
      LogLine.SEALED_ANEW.tell(LOG, renewed, keys.ring().current().id());
    }
  }
}
