package org.adsum.enrolment.control;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.inject.Inject;
import org.adsum.enrolment.boundary.EnrolmentSystemBoundary;
import org.adsum.identity.entity.Role;

/** Looks every minute for enrolments whose time is over; what is due is rarely anything. */
@Singleton
@RunAs(Role.SYSTEM_NAME)
public class EnrolmentSweeper {
  @Inject EnrolmentSystemBoundary enrolments;

  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  void sweep(Timer timer) {
    enrolments.sweep();
  }
}
