package org.adsum.audit.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which chain an event goes to. Sign-ins are many and at the same moment, when a lecture begins:
 * they do not queue for the one end of the chain of accounts, but for eight a day.
 */
public final class StreamName {
  private static final int SHARDS = 8;

  private StreamName() {}

  /** The chain of an event. */
  public static String of(AuditEvent event, Instant at) {
    if (!isSignIn(event.action())) {
      return event.stream();
    }
    return "sign-in:%s:%d"
        .formatted(
            LocalDate.ofInstant(at, ZoneOffset.UTC),
            Math.floorMod(event.subject().hashCode(), SHARDS));
  }

  /** Whether it tells of somebody signing in or out, or failing to. */
  public static boolean isSignIn(String action) {
    return action.equals("signed-in")
        || action.equals("signed-out")
        || action.startsWith("sign-in.");
  }

  /** Whether it tells of somebody failing to sign in. */
  public static boolean isSignInFailure(String action) {
    return action.equals("sign-in.failed") || action.equals("sign-in.refused");
  }
}
