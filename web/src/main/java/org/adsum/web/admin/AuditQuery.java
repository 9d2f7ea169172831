package org.adsum.web.admin;

import java.time.LocalDate;
import java.time.ZoneId;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.shared.entity.KnownDays;

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
        from == null ? null : KnownDays.within(from).atStartOfDay(zone).toInstant(),
        to == null ? null : KnownDays.within(to).plusDays(1).atStartOfDay(zone).toInstant(),
        person,
        action,
        stream,
        address);
  }
}
