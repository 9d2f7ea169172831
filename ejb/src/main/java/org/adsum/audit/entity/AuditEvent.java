package org.adsum.audit.entity;

/**
 * What happened.
 *
 * @param stream the chain it belongs to, such as {@code session:01h…} or {@code identity}
 * @param action what was done, such as {@code record.created}
 * @param subject the id of what it was done to
 * @param details a short sentence of {@code key=value} pairs, {@code key=before>after} where
 *     something changed, without secrets; what is longer than the log holds is cut
 */
public record AuditEvent(String stream, String action, String subject, String details) {
  private static final int LONGEST = 2000;

  public AuditEvent {
    if (details.length() > LONGEST) {
      details = details.substring(0, LONGEST - 1) + "…";
    }
  }
}
