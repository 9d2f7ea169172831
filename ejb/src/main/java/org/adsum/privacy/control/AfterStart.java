package org.adsum.privacy.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.adsum.identity.entity.Role;

/** Looks at the ledger as soon as the server runs, beside the first requests. */
@Singleton
@Startup
@RunAs(Role.SYSTEM_NAME)
public class AfterStart {
  @Inject PrivacyTimer timer;

  @PostConstruct
  void look() {
    timer.afterStart();
  }
}
