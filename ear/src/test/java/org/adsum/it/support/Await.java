package org.adsum.it.support;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become so, looking again and again, and never longer than that. */
public final class Await {
  private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(250).toNanos();

  private Await() {}

  /**
   * Returns when the condition holds.
   *
   * @param what for the message of the failure
   * @throws AssertionError when it does not hold in time
   */
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    value(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Returns the value when there is one.
   *
   * @throws AssertionError when there is none in time
   */
  public static <T> T value(String what, Duration patience, Supplier<Optional<T>> source) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE;
    while (true) {
      Optional<T> value = source.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 3 / 2);
    }
  }
}
