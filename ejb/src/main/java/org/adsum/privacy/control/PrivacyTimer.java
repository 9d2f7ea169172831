package org.adsum.privacy.control;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.PrivacySystemBoundary;
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/** Erases what is due every hour, and applies the rules of retention at night. One at a time. */
@Singleton
@AccessTimeout(value = 2, unit = TimeUnit.MINUTES)
@RunAs(Role.SYSTEM_NAME)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PrivacyTimer {
  private static final Logger LOG = Logger.getLogger(PrivacyTimer.class);

  @Inject PrivacySystemBoundary privacy;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void everyHour(Timer timer) {
    eraseDue();
  }

  @Schedule(hour = "2", minute = "37", persistent = false)
  void everyNight(Timer timer) {
    followLedger();
    retain();
  }

  /** Right after the start, when a backup may just have been restored. */
  @Asynchronous
  @PermitAll
  public void afterStart() {
    followLedger();
  }

  /** All of it now. */
  @PermitAll
  public void runNow() {
    followLedger();
    eraseDue();
    retain();
  }

  private void followLedger() {
    int again = privacy.replayLedger();
    if (again > 0) {
      LogLine.DELETED_AGAIN.tell(LOG, again);
    }
  }

  private void eraseDue() {
    int erased = privacy.eraseDue();
    if (erased > 0) {
      LogLine.ERASED.tell(LOG, erased);
    }
  }

  private void retain() {
    LogLine.RETENTION.tell(LOG, privacy.retain());
  }
}
