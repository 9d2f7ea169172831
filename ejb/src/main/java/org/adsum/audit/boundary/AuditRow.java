package org.adsum.audit.boundary;

import java.io.Serializable;
import java.time.Instant;
import org.adsum.audit.entity.StoredEntry;

/** An entry as it is shown. */
public record AuditRow(
    String stream,
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    String details,
    String channel,
    String address)
    implements Serializable {

  /** What is shown of an entry. */
  public static AuditRow of(StoredEntry entry) {
    return new AuditRow(
        entry.stream(),
        entry.seq(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.details(),
        entry.channel(),
        entry.address());
  }
}
