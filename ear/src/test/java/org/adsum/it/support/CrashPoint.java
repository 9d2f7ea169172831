package org.adsum.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A moment at which the tests' server halts, as if its power were gone: a rule of {@code
 * byteman/crash.btm}, loaded into that process alone.
 */
public final class CrashPoint {
  private static final Path FOLDER = Adsum.TARGET.resolve("it-crash");
  private static boolean loaded;

  private CrashPoint() {}

  /** The JVM's options that load the rules; nothing happens before a point is armed. */
  public static String javaOptions() {
    Path project = Adsum.project();
    return "-javaagent:"
        + project.resolve("server-config/target/chaos/byteman.jar")
        + "=script:"
        + project.resolve("ear/src/test/resources/byteman/crash.btm")
        + " -Dadsum.crash="
        + FOLDER;
  }

  /** Starts the tests' server again with the rules, once for all tests. */
  public static synchronized void load() {
    if (!loaded) {
      disarm();
      Adsum.server().restartServer(Map.of("ADSUM_JAVA_OPTS", javaOptions()));
      loaded = true;
    }
  }

  /** Takes back what a broken-off run may have left. */
  private static void disarm() {
    try {
      Files.createDirectories(FOLDER);
      try (Stream<Path> armed = Files.list(FOLDER)) {
        for (Path point : armed.toList()) {
          Files.delete(point);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the server halt when it comes to this point the next time, once. */
  public static void arm(String point) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(point), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an armed point was not reached. */
  public static boolean isArmed(String point) {
    return Files.exists(FOLDER.resolve(point));
  }

  /** Waits until the server is dead. */
  public static void awaitDeath(String point) {
    long pid = Adsum.server().serverPid();
    Await.until(
        "the server's death " + point,
        Student.VERDICT,
        () -> Optional.of(pid).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isEmpty());
  }
}
