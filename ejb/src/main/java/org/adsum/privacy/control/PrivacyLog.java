package org.adsum.privacy.control;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;

/** Audit entries of this capability, in the caller's transaction or one of their own. */
@Stateless
public class PrivacyLog {
  private static final String STREAM = "privacy";

  @Inject AuditLog audit;

  /** Appends an entry; details without personal data. */
  @PermitAll
  public void append(String action, String subject, String details) {
    audit.append(new AuditEvent(STREAM, action, subject, details));
  }
}
