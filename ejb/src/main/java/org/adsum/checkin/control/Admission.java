package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.adsum.checkin.entity.QueueRoom;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets attempts into the queue only as far as they will have their verdict in time: how many wait
 * is compared with how fast verdicts have come of late, whoever gives them, on whatever node.
 *
 * <p>The database is looked at once a second, not by each submission; what this node lets in
 * meanwhile is added. Several nodes can thus together let in as many too many as come in a second.
 */
@ApplicationScoped
public class Admission {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Over so long the verdicts are counted, and over no less than the least of it. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Duration LEAST_WINDOW = Duration.ofSeconds(3);

  /** With so few waiting, the workers may be idle, and their speed does not show. */
  private static final int TELLING = 10;

  /** So many may wait however slow the verdicts are at the moment. */
  private static final int LEAST_BOUND = 100;

  private static final int SOONEST_RETRY = 3;
  private static final int LATEST_RETRY = 30;
  private static final int SOONEST_NEWS = 2;
  private static final int LATEST_NEWS = 10;

  @Inject CheckInRepository checkIns;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.queue.most-pending", defaultValue = "2000")
  Provider<Long> mostPending;

  @Inject
  @ConfigProperty(name = "adsum.queue.most-wait-seconds", defaultValue = "120")
  Provider<Long> mostWaitSeconds;

  private final ReentrantLock looking = new ReentrantLock();
  private volatile Look last = new Look(Instant.MIN, Map.of(), 0);

  /** What waits, as last looked at and with what was let in since. */
  private static final class Look {
    final Instant at;
    final Map<String, Long> bySession;
    final AtomicLong all;

    /** Verdicts a second; 0 when it does not show. */
    final double speed;

    Look(Instant at, Map<String, Long> bySession, double speed) {
      this.at = at;
      this.bySession = new ConcurrentHashMap<>(bySession);
      this.all = new AtomicLong(bySession.values().stream().mapToLong(Long::longValue).sum());
      this.speed = speed;
    }
  }

  /**
   * Takes a place in the queue for an attempt of a session.
   *
   * @return whether the session has so few waiting that its attempt goes before those of others
   * @throws Problem busy, with the seconds after which to come again
   */
  public boolean enter(String session) {
    Look look = look();
    long own = look.bySession.getOrDefault(session, 0L);
    int sessions = look.bySession.size() + (own == 0 ? 1 : 0);
    long bound = bound(look.speed);
    if (!new QueueRoom(bound).admits(look.all.get(), own, sessions)) {
      throw new Problem(ProblemCode.BUSY, secondsUntilRoom(look, bound));
    }
    look.all.incrementAndGet();
    look.bySession.merge(session, 1L, Long::sum);
    return own < QueueRoom.SMALL;
  }

  /**
   * After how many seconds it makes sense to ask for a verdict again: a third of what the queue
   * takes at the moment, so that a long queue is not made longer by those who ask.
   */
  public int secondsUntilNews() {
    Look look = look();
    double seconds = look.speed == 0 ? SOONEST_NEWS : look.all.get() / look.speed / 3;
    return (int) Math.max(SOONEST_NEWS, Math.min(LATEST_NEWS, Math.ceil(seconds)));
  }

  private long bound(double speed) {
    if (speed == 0) {
      return mostPending.get();
    }
    long inTime = Math.max(LEAST_BOUND, (long) (speed * mostWaitSeconds.get()));
    return Math.min(inTime, mostPending.get());
  }

  /** Not the same for everybody: who is refused together should not come back together. */
  private static int secondsUntilRoom(Look look, long bound) {
    double fewer = look.all.get() - 0.8 * bound;
    double seconds = look.speed == 0 ? SOONEST_RETRY : fewer / look.speed;
    int earliest = (int) Math.min(LATEST_RETRY, Math.max(SOONEST_RETRY, Math.ceil(seconds)));
    return earliest + ThreadLocalRandom.current().nextInt(earliest);
  }

  private Look look() {
    Instant now = clock.instant();
    boolean first = last.at.equals(Instant.MIN);
    if (!first && now.isBefore(last.at.plus(LOOK)) && !now.isBefore(last.at)) {
      return last;
    }
    // One looks, the others go by what was seen before; only the very first have to wait.
    if (first) {
      looking.lock();
    } else if (!looking.tryLock()) {
      return last;
    }
    try {
      Map<String, Long> waiting = checkIns.waitingBySession();
      last = new Look(now, waiting, speed(waiting, now));
      return last;
    } finally {
      looking.unlock();
    }
  }

  private double speed(Map<String, Long> waiting, Instant now) {
    long all = waiting.values().stream().mapToLong(Long::longValue).sum();
    if (all < TELLING) {
      return 0;
    }
    Duration busy = Duration.between(checkIns.waitingSince().orElse(now), now);
    Duration window = busy.compareTo(WINDOW) < 0 ? busy : WINDOW;
    if (window.compareTo(LEAST_WINDOW) < 0) {
      return 0;
    }
    return checkIns.countVerdictsSince(now.minus(window)) * 1e3 / window.toMillis();
  }
}
