package org.adsum.face.listener;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.adsum.face.Patience;
import org.adsum.shared.boundary.LogLine;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where measurements are made: on threads of their own, so that one that hangs takes none of the
 * broker's sessions with it, and no more at once than {@code adsum.face.seats}, by default one a
 * core: each keeps a core busy, and more would only make each of them slower.
 *
 * <p>What takes longer than {@code adsum.face.most-seconds} is told to end. ONNX Runtime obeys
 * between two operators, Java code when it waits. A thread that obeys neither is left behind: it
 * goes on using a core until the process ends. When {@code adsum.face.most-stuck} threads are stuck
 * at one time, no other measurement is begun in this process, {@link LoadedEngine#fault} says that
 * it must be restarted, and messages wait for it, or for another node.
 */
@ApplicationScoped
public class MeasuringRoom {
  private static final Logger LOG = Logger.getLogger(MeasuringRoom.class);

  private static final int ENDED = 1;
  private static final int LEFT_BEHIND = 2;

  /** How long a thread that was told to end may take for it. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger stuck = new AtomicInteger();
  private final ExecutorService executor = Executors.newCachedThreadPool(this::thread);

  @Inject
  @ConfigProperty(name = "adsum.face.most-seconds", defaultValue = "20")
  Provider<Long> mostSeconds;

  @Inject
  @ConfigProperty(name = "adsum.face.most-stuck", defaultValue = "2")
  int mostStuck;

  private final Semaphore seats;

  @Inject
  MeasuringRoom(@ConfigProperty(name = "adsum.face.seats") Optional<Integer> seats) {
    this.seats =
        new Semaphore(seats.orElseGet(() -> Runtime.getRuntime().availableProcessors()), true);
  }

  /** For the container's proxy. */
  protected MeasuringRoom() {
    this(Optional.empty());
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }

  /** How many threads were told to end and have not. */
  public int stuck() {
    return stuck.get();
  }

  /** Whether so many are stuck that nothing is measured any more. */
  public boolean isFull() {
    return stuck.get() >= mostStuck;
  }

  /**
   * Does the work when a seat is free, or throws what it throws.
   *
   * @throws MeasurementHung when it took too long, from when it had its seat
   */
  public <T> T measure(Supplier<T> work) {
    seats.acquireUninterruptibly();
    try {
      return seated(work);
    } finally {
      // Whoever is left behind loses the seat: the room is shut when too many are.
      seats.release();
    }
  }

  private <T> T seated(Supplier<T> work) {
    Patience patience = new Patience();
    AtomicInteger state = new AtomicInteger();
    Future<T> running =
        executor.submit(
            () -> {
              try {
                return patience.during(work);
              } finally {
                if (state.getAndSet(ENDED) == LEFT_BEHIND) {
                  LogLine.HANG_ENDED.tell(LOG, stuck.decrementAndGet());
                }
              }
            });
    long seconds = mostSeconds.get();
    try {
      return running.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      patience.end();
      throw new MeasurementHung(seconds, obeys(running, state));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      patience.end();
      running.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a face was measured", e);
    }
  }

  private boolean obeys(Future<?> running, AtomicInteger state) {
    try {
      running.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      running.cancel(true);
      if (state.compareAndSet(0, LEFT_BEHIND)) {
        LogLine.HANG.tell(LOG, stuck.incrementAndGet(), mostStuck);
        return false;
      }
      return true;
    } catch (ExecutionException e) {
      // Ended, as it was told to.
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "adsum-measuring-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
