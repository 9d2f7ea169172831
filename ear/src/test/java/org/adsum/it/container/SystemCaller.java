package org.adsum.it.container;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Calls as the application's own timers and listeners do, without a transaction of its own. */
@Stateless
@RunAs("SYSTEM")
@PermitAll
public class SystemCaller {
  /** Runs a step in this role. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void call(Runnable step) {
    step.run();
  }
}
