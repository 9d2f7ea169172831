package org.adsum.admin.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.adsum.identity.entity.Role;
import org.adsum.verification.boundary.VerificationBoundary;

/** What must be so before the first request: a policy, and somebody who can sign in. */
@Singleton
@jakarta.ejb.Startup
@RunAs(Role.SYSTEM_NAME)
public class Startup {
  @Inject VerificationBoundary verification;
  @Inject FirstData firstData;

  @PostConstruct
  void prepare() {
    verification.establishPolicy();
    firstData.loadIfEmpty();
  }
}
