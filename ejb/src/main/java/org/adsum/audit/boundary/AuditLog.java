package org.adsum.audit.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.adsum.audit.control.AuditRepository;
import org.adsum.audit.control.FailureBudget;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.audit.entity.AuditStream;
import org.adsum.audit.entity.Origin;
import org.adsum.audit.entity.StreamName;

/** The only door to the log: it can be written, not changed. */
@Stateless
public class AuditLog {
  private static final String NOBODY = "anonymous";
  private static final String SYSTEM = "system";

  @Inject AuditRepository entries;
  @Inject FailureBudget failures;
  @Inject ClientOrigin client;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Appends one entry to the change's transaction: by the caller (a user id, {@code system}, or
   * {@code anonymous} for a request of nobody who is signed in) and from where the request came.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void append(AuditEvent event) {
    write(event);
  }

  /**
   * Whether an entry can be appended to a chain now, in this transaction, without waiting for
   * another one; for timers, which can as well come again.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isFree(String stream) {
    return entries.isFree(stream);
  }

  private void write(AuditEvent event) {
    Instant now = clock.instant();
    Origin origin = origin();
    if (StreamName.isSignInFailure(event.action()) && !failures.admits(origin.address(), now)) {
      return;
    }
    AuditStream stream = entries.lockStream(StreamName.of(event, now));
    entries.add(stream.append(event, actor(event, origin), origin, now));
  }

  private String actor(AuditEvent event, Origin origin) {
    String name = context.getCallerPrincipal().getName();
    if (name.equals(NOBODY) && event.action().equals("signed-in")) {
      // Whoever has just been recognised is the caller from the next request on.
      return event.subject();
    }
    return name.equals(NOBODY) && origin.equals(Origin.SYSTEM) ? SYSTEM : name;
  }

  private Origin origin() {
    try {
      return client.get();
    } catch (ContextNotActiveException e) {
      return Origin.SYSTEM;
    }
  }
}
