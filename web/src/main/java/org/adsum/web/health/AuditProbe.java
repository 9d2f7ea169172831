package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.adsum.audit.boundary.AuditBoundary;
import org.adsum.health.Probe;

/**
 * Tells when the database does not keep the audit log from the application; it works all the same.
 */
@ApplicationScoped
public class AuditProbe implements Probe {
  @Inject AuditBoundary log;

  /** Once it is protected it stays so until the next start: grants are not asked for each time. */
  private volatile boolean known;

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public boolean works() {
    return true;
  }

  @Override
  public Optional<String> notice() {
    known = known || log.isProtected();
    return known
        ? Optional.empty()
        : Optional.of(
            "The audit log is not protected: the application's database user can change it. Give the"
                + " tables an owner of their own (ADSUM_DB_OWNER), see docs/operate.md, Your own"
                + " database.");
  }
}
