package org.adsum.admin.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.verification.boundary.VerificationBoundary;
import org.jboss.logging.Logger;

/** What must be so before the first request: a policy, and somebody who can sign in. */
@Singleton
@jakarta.ejb.Startup
@RunAs(Role.SYSTEM_NAME)
public class Startup {
  private static final Logger LOG = Logger.getLogger(Startup.class);

  @Inject VerificationBoundary verification;
  @Inject FirstData firstData;

  @PostConstruct
  void prepare() {
    firstData.loadIfEmpty();
    try {
      verification.establishPolicy();
    } catch (Problem e) {
      // Without an engine no face is read and no policy is needed; the first verdict establishes
      // it.
      LogLine.NO_POLICY.tell(LOG, e.code());
    }
  }
}
