package org.adsum.face.listener;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Who may be measured beside whom in this process. An attempt whose first delivery came to nothing
 * may have killed the process, or may just have been beside the one that did; it is measured alone
 * from then on, so that whoever dies in company is counted once, and only the guilty one three
 * times.
 *
 * <p>Fair: an attempt that has to be alone is not overtaken by those who come after it for ever.
 */
@ApplicationScoped
public class Neighbours {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** While others may be measured, too. */
  public <T> T inCompany(Supplier<T> work) {
    return with(lock.readLock(), work);
  }

  /** While nobody else is measured. */
  public <T> T alone(Supplier<T> work) {
    return with(lock.writeLock(), work);
  }

  private static <T> T with(Lock held, Supplier<T> work) {
    held.lock();
    try {
      return work.get();
    } finally {
      held.unlock();
    }
  }
}
