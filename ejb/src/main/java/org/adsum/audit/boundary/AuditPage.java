package org.adsum.audit.boundary;

import java.util.List;

/**
 * Some entries, the newest first.
 *
 * @param next the word for the entries after these; null when these are the last
 */
public record AuditPage(List<AuditRow> items, String next) {}
