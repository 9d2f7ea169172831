package org.adsum.audit.entity;

/**
 * What happened.
 *
 * @param stream the chain it belongs to, such as {@code session:01h…} or {@code identity}
 * @param action what was done, such as {@code record.created}
 * @param subject the id of what it was done to
 * @param details a short sentence of {@code key=value} pairs, without secrets
 */
public record AuditEvent(String stream, String action, String subject, String details) {}
