package org.adsum.web.signin;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.adsum.identity.boundary.Caller;

/**
 * What a session remembers of the person who signed in.
 *
 * @param caller as read from the database
 * @param checkedAt when it was read
 */
record SignedIn(Caller caller, Instant checkedAt) implements Serializable {
  /** Name of the session's attribute. */
  static final String ATTRIBUTE = SignedIn.class.getName();

  private static final Duration TRUSTED = Duration.ofSeconds(10);

  /** Whether the account may have changed since. */
  boolean isStale(Instant now) {
    return now.isAfter(checkedAt.plus(TRUSTED));
  }
}
