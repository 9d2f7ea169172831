package org.adsum.web.signin;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.adsum.identity.boundary.Caller;

/**
 * What a session remembers of the person who signed in.
 *
 * @param caller as read from the database
 * @param checkedAt when it was read
 * @param session id of the row that says so in the database
 * @param idToken of the identity provider; null after a password
 */
record SignedIn(Caller caller, Instant checkedAt, String session, String idToken)
    implements Serializable {
  /** Name of the session's attribute. */
  static final String ATTRIBUTE = SignedIn.class.getName();

  private static final Duration TRUSTED = Duration.ofSeconds(10);

  /** Who signed in there; the session may be null. */
  static Optional<SignedIn> in(HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn known
        ? Optional.of(known)
        : Optional.empty();
  }

  /** The same, read again. */
  SignedIn checked(Caller current, Instant now) {
    return new SignedIn(current, now, session, idToken);
  }

  /** Whether the account may have changed since. */
  boolean isStale(Instant now) {
    return now.isAfter(checkedAt.plus(TRUSTED));
  }
}
