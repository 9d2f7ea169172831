package org.adsum.web.shell;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one caller may ask, counted on this node by token buckets: a minute's worth at once,
 * and then as fast as it refills. Accounts and browsers are counted, not addresses, wherever
 * somebody has signed in: a lecture hall has one address.
 */
@ApplicationScoped
public class Pace {
  /** When a refused caller may try again; some of a minute's worth is there again by then. */
  public static final int SECONDS_TO_WAIT = 5;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  /** What is counted apart from each other. */
  public enum Kind {
    /** Any call of an account. */
    CALL,
    /** Codes, tickets and check-ins of an account: what a guesser or a racer sends. */
    CHECK_IN,
    /** QR addresses opened from one network address by people who need not have signed in. */
    OPEN_CODE,
    /** Pages and calls of one browser, by its HTTP session. */
    BROWSER,
    /** Good codes of one attendance session, opened by people who have not signed in. */
    OPEN_SESSION
  }

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  @Inject
  @ConfigProperty(name = "adsum.pace.calls", defaultValue = "1200")
  int calls;

  @Inject
  @ConfigProperty(name = "adsum.pace.check-ins", defaultValue = "120")
  int checkIns;

  @Inject
  @ConfigProperty(name = "adsum.pace.open-codes", defaultValue = "6000")
  int openCodes;

  @Inject
  @ConfigProperty(name = "adsum.pace.browser", defaultValue = "1200")
  int browser;

  @Inject
  @ConfigProperty(name = "adsum.pace.open-session", defaultValue = "6000")
  int openSession;

  /**
   * Counts a call.
   *
   * @throws Problem too-many-requests
   */
  public void require(Kind kind, String caller) {
    if (!countOf(kind, caller).bucket().tryConsume(1)) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS);
    }
  }

  /**
   * Asks whether a call would be let in, and does not count it: for what counts only once it has
   * turned out well.
   *
   * @throws Problem too-many-requests
   */
  public void requireRoom(Kind kind, String caller) {
    Count count = counts.get(key(kind, caller));
    if (count != null && count.bucket().getAvailableTokens() < 1) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS);
    }
  }

  /** Counts a call that was let in. */
  public void count(Kind kind, String caller) {
    countOf(kind, caller).bucket().tryConsume(1);
  }

  private Count countOf(Kind kind, String caller) {
    if (counts.size() >= MOST_CALLERS) {
      // A full bucket knows nothing that a new one does not.
      counts.values().removeIf(Count::isFull);
    }
    return counts.computeIfAbsent(key(kind, caller), key -> Count.of(most(kind)));
  }

  private static String key(Kind kind, String caller) {
    return kind + " " + caller;
  }

  private int most(Kind kind) {
    return switch (kind) {
      case CALL -> calls;
      case CHECK_IN -> checkIns;
      case OPEN_CODE -> openCodes;
      case BROWSER -> browser;
      case OPEN_SESSION -> openSession;
    };
  }

  private record Count(Bucket bucket, int most) {
    static Count of(int most) {
      return new Count(
          Bucket.builder()
              .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
              .build(),
          most);
    }

    boolean isFull() {
      return bucket.getAvailableTokens() >= most;
    }
  }
}
