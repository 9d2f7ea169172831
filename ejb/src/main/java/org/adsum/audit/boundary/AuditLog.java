package org.adsum.audit.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.adsum.audit.control.AuditRepository;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.audit.entity.AuditStream;

/** The only door to the log: it can be written, not changed. */
@Stateless
public class AuditLog {
  @Inject AuditRepository entries;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Appends one entry, by the caller (a user id, or {@code anonymous} for the system), to the
   * change's transaction.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void append(AuditEvent event) {
    AuditStream stream = entries.lockStream(event.stream());
    entries.add(stream.append(event, context.getCallerPrincipal().getName(), clock.instant()));
  }
}
