package org.adsum.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The data folder of one instance: its parts, its secrets (readable by their owner only) and its
 * lock.
 */
final class HomeFolder implements AutoCloseable {

  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path root;
  private FileChannel channel;
  private FileLock lock;

  HomeFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path run() {
    return root.resolve("run");
  }

  /**
   * An empty folder for what the server would put into the system's temporary one: what a killed
   * server leaves (ONNX Runtime alone unpacks 28 MB) goes with its next start.
   */
  Path emptyTemporary() throws IOException {
    Path folder = run().resolve("tmp");
    deleteTree(folder);
    return Files.createDirectories(folder);
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  Path tls() {
    return root.resolve("tls");
  }

  Path server() {
    return root.resolve("server");
  }

  Path database() {
    return root.resolve("database");
  }

  Path log() {
    return root.resolve("server/log");
  }

  /** Notes whether the embedded database, new now, begins with demo data. */
  void demoData(boolean demo) {
    try {
      if (demo) {
        Files.writeString(demoMark(), "");
      } else {
        Files.deleteIfExists(demoMark());
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", demoMark()), e);
    }
  }

  /** Whether the embedded database began with demo data. */
  boolean hasDemoData() {
    return Files.exists(demoMark());
  }

  private Path demoMark() {
    return root.resolve("demo-data");
  }

  /**
   * Creates what is missing.
   *
   * @throws LaunchProblem when the folder cannot be written
   */
  void prepare() {
    try {
      for (Path folder : new Path[] {root, run(), log()}) {
        Files.createDirectories(folder);
      }
      for (Path folder : new Path[] {keys(), tls()}) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER_DIRECTORY);
      }
      if (!Files.isWritable(run()) || !Files.isReadable(keys())) {
        throw Texts.problem("home.unwritable", root);
      }
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", root), e);
    }
  }

  /**
   * Takes the folder for this process until {@link #close()} or its end.
   *
   * @throws LaunchProblem when another process has it
   */
  void lock() {
    try {
      if (!tryLock()) {
        throw Texts.problem("home.running", root, readPid().map(String::valueOf).orElse("?"));
      }
      writeAtomically(run().resolve("adsum.pid"), ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", root), e);
    }
  }

  /** Whether some process holds this folder now. */
  boolean isTaken() {
    if (!Files.exists(run().resolve("adsum.lock"))) {
      return false;
    }
    try {
      boolean free = tryLock();
      release();
      return !free;
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", root), e);
    }
  }

  Optional<Long> readPid() {
    try {
      return Optional.of(Long.valueOf(Files.readString(run().resolve("adsum.pid")).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The secret of this name, made and kept at its first use. */
  String secret(String name, Supplier<String> maker) {
    Path file = keys().resolve(name);
    try {
      if (!Files.exists(file)) {
        writeSecret(file, maker.get() + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unreadable", file), e);
    }
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  static void writeSecret(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNER_FILE));
    Files.writeString(part, content, StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void writeAtomically(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, content, StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        Files.deleteIfExists(run().resolve("adsum.pid"));
        Files.deleteIfExists(run().resolve("adsum.properties"));
      }
      release();
    } catch (IOException e) {
      // The lock goes with the process in any case; a pid file left behind is harmless.
      channel = null;
    }
  }

  private boolean tryLock() throws IOException {
    channel =
        FileChannel.open(
            run().resolve("adsum.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very program, as when one test starts an instance twice.
      lock = null;
    }
    if (lock == null) {
      channel.close();
    }
    return lock != null;
  }

  private void release() throws IOException {
    if (channel != null && channel.isOpen()) {
      channel.close();
    }
    lock = null;
  }
}
