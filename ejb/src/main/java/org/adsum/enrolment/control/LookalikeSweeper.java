package org.adsum.enrolment.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.adsum.enrolment.boundary.LookalikeSystemBoundary;
import org.adsum.identity.entity.Role;

/**
 * Looks every quarter of a minute for templates that were not compared with other people's yet,
 * after their enrolment has long been answered. What a stopped or broken server left undone is
 * found the same way. One pass at a time, with a pause after it: check-ins need the processors
 * more.
 */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class LookalikeSweeper {
  @Inject LookalikeSystemBoundary lookalikes;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep(Timer timer) {
    LookalikePass pass = lookalikes.compare();
    if (!pass.isEmpty()) {
      lookalikes.note(pass);
    }
  }
}
