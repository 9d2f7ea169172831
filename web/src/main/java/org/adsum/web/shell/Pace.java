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
 * and then as fast as it refills. Accounts are counted, not addresses, wherever somebody has signed
 * in: a lecture hall has one address.
 */
@ApplicationScoped
public class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  /** What is counted apart from each other. */
  public enum Kind {
    /** Any call of an account. */
    CALL,
    /** Codes, tickets and check-ins of an account: what a guesser or a racer sends. */
    CHECK_IN,
    /** QR addresses opened from one network address by people who need not have signed in. */
    OPEN_CODE
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

  /**
   * Counts a call.
   *
   * @throws Problem too-many-requests
   */
  public void require(Kind kind, String caller) {
    if (counts.size() >= MOST_CALLERS) {
      // A full bucket knows nothing that a new one does not.
      counts.values().removeIf(Count::isFull);
    }
    Count count = counts.computeIfAbsent(kind + " " + caller, key -> Count.of(most(kind)));
    if (!count.bucket().tryConsume(1)) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS);
    }
  }

  private int most(Kind kind) {
    return switch (kind) {
      case CALL -> calls;
      case CHECK_IN -> checkIns;
      case OPEN_CODE -> openCodes;
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
