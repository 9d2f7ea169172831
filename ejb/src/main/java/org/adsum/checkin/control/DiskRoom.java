package org.adsum.checkin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The disk that the broker's journal and the transaction log lie on. A broker that finds it full in
 * the middle of a write stops itself, and a transaction log that cannot be written leaves
 * transactions in doubt, so check-ins are refused before that.
 */
@ApplicationScoped
public class DiskRoom {
  private static final Logger LOG = Logger.getLogger(DiskRoom.class);
  private static final long MEGABYTE = 1024 * 1024;

  /** The part of the room kept free that verdicts may not use up either. */
  private static final int LAST_PART = 4;

  private final Path data = Path.of(System.getProperty("jboss.server.data.dir"));
  private volatile boolean full;

  @Inject
  @ConfigProperty(name = "adsum.disk.least-free-mb", defaultValue = "256")
  Provider<Long> leastFree;

  /**
   * Returns when there is room.
   *
   * @throws Problem unavailable
   */
  public void require() {
    long free = freeMegabytes();
    boolean now = free < leastFree.get();
    if (now != full) {
      full = now;
      (now ? LogLine.DISK_SHORT : LogLine.DISK_ENOUGH).tell(LOG, free);
    }
    if (now) {
      throw new Problem(ProblemCode.UNAVAILABLE);
    }
  }

  /**
   * Returns when what was accepted can be judged. A transaction log without room would roll each
   * try back, and use the attempt's deliveries up; a journal without room for its next file ends
   * the broker.
   *
   * @throws Problem unavailable
   */
  public void requireForVerdict() {
    if (freeMegabytes() < leastFree.get() / LAST_PART) {
      throw new Problem(ProblemCode.UNAVAILABLE);
    }
  }

  private long freeMegabytes() {
    try {
      FileStore store = Files.getFileStore(data);
      return store.getUsableSpace() / MEGABYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
