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
import org.adsum.shared.boundary.LogLine;
import org.jboss.logging.Logger;

/**
 * Looks every quarter of a minute for templates that were not compared with other people's yet,
 * after their enrolment has long been answered. What a stopped or broken server left undone is
 * found the same way. One pass at a time, with a pause after it: check-ins need the processors
 * more.
 */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class LookalikeSweeper {
  private static final Logger LOG = Logger.getLogger(LookalikeSweeper.class);

  @Inject LookalikeSystemBoundary lookalikes;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep(Timer timer) {
    long start = System.nanoTime();
    LookalikePass pass = lookalikes.compare();
    if (!pass.isEmpty()) {
      long found = pass.pairs().stream().filter(lookalikes::note).count();
      lookalikes.done(pass.compared());
      LogLine.LOOKALIKES.tell(
          LOG, pass.compared().size(), (System.nanoTime() - start) / 1_000_000, found);
    }
  }
}
