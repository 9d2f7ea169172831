package org.adsum.checkin.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.inject.Inject;
import org.adsum.checkin.boundary.WorkerBoundary;
import org.adsum.identity.entity.Role;

/** Looks every half minute for attempts that nobody will judge any more. */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class AttemptSweeper {
  @Inject WorkerBoundary worker;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void sweep(Timer timer) {
    worker.sweep();
  }
}
