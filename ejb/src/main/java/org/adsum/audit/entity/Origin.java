package org.adsum.audit.entity;

/**
 * From where something was done.
 *
 * @param channel {@code web}, {@code api}, {@code scim} or {@code system}
 * @param address the client's address as far as it may be kept; empty for the system
 */
public record Origin(String channel, String address) {
  /** Timers, messages and the start: nobody's request. */
  public static final Origin SYSTEM = new Origin("system", "");
}
