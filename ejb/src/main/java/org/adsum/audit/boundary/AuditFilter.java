package org.adsum.audit.boundary;

import java.time.Instant;

/**
 * Which entries are wanted; what is null does not narrow.
 *
 * @param from entries at or after this moment
 * @param until entries before this moment
 * @param person id of an account that did it or that it was done to
 * @param action the exact action, such as {@code user.changed}
 * @param stream the exact chain
 * @param address the exact client address
 */
public record AuditFilter(
    Instant from, Instant until, String person, String action, String stream, String address) {
  /** Everything. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

  public AuditFilter {
    person = given(person);
    action = given(action);
    stream = given(stream);
    address = given(address);
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
