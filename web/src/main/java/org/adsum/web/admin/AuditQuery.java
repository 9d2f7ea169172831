package org.adsum.web.admin;

import java.time.LocalDate;
import java.time.ZoneId;
import org.adsum.audit.boundary.AuditFilter;

/** Days of a person's zone as moments of the log. */
final class AuditQuery {
  private AuditQuery() {}

  /** What is null or blank does not narrow; {@code to} is included. */
  static AuditFilter filter(
      LocalDate from,
      LocalDate to,
      String person,
      String action,
      String stream,
      String address,
      ZoneId zone) {
    return new AuditFilter(
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
        person,
        action,
        stream,
        address);
  }
}
