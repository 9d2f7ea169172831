package org.adsum.web.signin;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.adsum.web.sso.PendingSignIn;

/** The sign-ins that a browser has begun at the provider, perhaps in several tabs. */
final class PendingSignIns implements Serializable {
  private static final String ATTRIBUTE = PendingSignIns.class.getName();
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int MOST = 8;

  private final LinkedHashMap<String, PendingSignIn> byState = new LinkedHashMap<>();

  /** Keeps one; of too many the oldest is forgotten. */
  static void keep(HttpSession session, PendingSignIn pending) {
    PendingSignIns all =
        session.getAttribute(ATTRIBUTE) instanceof PendingSignIns kept
            ? kept
            : new PendingSignIns();
    synchronized (all.byState) {
      all.byState.put(pending.state(), pending);
      if (all.byState.size() > MOST) {
        all.byState.remove(all.byState.keySet().iterator().next());
      }
    }
    session.setAttribute(ATTRIBUTE, all);
  }

  /** Gives one out, once; empty when it was never begun here, was used, or is too old. */
  static Optional<PendingSignIn> take(HttpSession session, String state, Instant now) {
    if (session == null
        || state == null
        || !(session.getAttribute(ATTRIBUTE) instanceof PendingSignIns all)) {
      return Optional.empty();
    }
    Map<String, PendingSignIn> byState = all.byState;
    synchronized (byState) {
      return Optional.ofNullable(byState.remove(state))
          .filter(pending -> now.isBefore(pending.startedAt().plus(LIFE)));
    }
  }
}
