package org.adsum.report.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.adsum.identity.entity.Role;

/**
 * Makes the sums that are out of date anew in the background, so that the reader of a report does
 * not wait for it. It stops after a while: check-ins need the processors more.
 */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class SumSweeper {
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();

  @Inject SumRefresh refresh;

  private boolean looked;

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void sweep(Timer timer) {
    long start = System.nanoTime();
    if (!looked) {
      refresh.lookForMissing();
      looked = true;
    }
    boolean more = true;
    while (more && System.nanoTime() - start < LONGEST) {
      more = refresh.some();
    }
  }
}
