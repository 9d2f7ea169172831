package org.adsum.provisioning.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.ProblemCode;

/** Fails imports whose server has stopped: nothing of them was committed. */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class ImportSweeper {
  /** Longer than some hundred lines take, and than a restart. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  @Inject ImportRepository rows;
  @Inject Clock clock;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void sweep(Timer timer) {
    rows.silentSince(clock.instant().minus(SILENCE))
        .forEach(batch -> batch.fail(ProblemCode.IMPORT_INTERRUPTED.code(), null));
  }
}
