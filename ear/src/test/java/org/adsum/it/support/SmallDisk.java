package org.adsum.it.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk in memory (tmpfs) of its own for the place of the broker's journal and the transaction
 * log, which a test can fill. Needs the right to mount; where there is none, the test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTE = 1024 * 1024;

  private final Path place;
  private final Path aside;
  private final Path filler;

  private SmallDisk(Path place) {
    this.place = place;
    this.aside = place.resolveSibling(place.getFileName() + "-aside");
    this.filler = place.resolve("filler");
  }

  /** Stops the tests' server, moves its messages to a disk of that size and starts it again. */
  public static SmallDisk ofServer(int megabytes) {
    Path data = Adsum.server().logFile().getParent().resolveSibling("data");
    Assumptions.assumeTrue(canMount(), "Skipped: tmpfs cannot be mounted here (root on Linux can)");
    SmallDisk disk = new SmallDisk(data);
    Adsum.server().stopServer();
    try {
      Files.move(data, disk.aside);
      Files.createDirectory(data);
      run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", data.toString());
      run("cp", "-a", disk.aside + "/.", data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Adsum.server().startServer();
    return disk;
  }

  /** Leaves only so much room; as far as that goes, all is taken. */
  public void leave(int megabytes) {
    byte[] block = new byte[MEGABYTE];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (room() > megabytes) {
        out.write(block);
      }
      if (megabytes == 0) {
        fillTheRest(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fillTheRest(OutputStream out) {
    byte[] little = new byte[4096];
    try {
      while (true) {
        out.write(little);
      }
    } catch (IOException full) {
      // That it is full is the aim.
      return;
    }
  }

  /** Makes room again. */
  public void free() {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Megabytes that are left. */
  public long room() {
    try {
      return Files.getFileStore(place).getUsableSpace() / MEGABYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the messages back to where they were. */
  @Override
  public void close() {
    free();
    Adsum.server().stopServer();
    run("cp", "-a", place + "/.", aside.toString());
    run("umount", place.toString());
    try {
      Files.delete(place);
      Files.move(aside, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Adsum.server().startServer();
  }

  private static boolean canMount() {
    try {
      Path trial = Files.createTempDirectory(Adsum.TARGET, "mount");
      try {
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", trial.toString());
        run("umount", trial.toString());
        return true;
      } finally {
        Files.delete(trial);
      }
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
