package org.adsum.audit.boundary;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.adsum.shared.entity.KnownDays;

/** A place in the list, newest first: what comes next is older than this entry. */
public record AuditPlace(Instant at, String stream, long seq) {

  /** The place in one word, for addresses. */
  public String token() {
    return at + "~" + seq + "~" + stream;
  }

  /** The place that a word names; empty when it names none. */
  public static Optional<AuditPlace> of(String token) {
    String[] parts = token == null ? new String[0] : token.split("~", 3);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditPlace(KnownDays.moment(parts[0]), parts[2], Long.parseLong(parts[1])));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
