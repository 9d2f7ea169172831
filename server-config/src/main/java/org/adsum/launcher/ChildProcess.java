package org.adsum.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child with a pid file and a mark in its command line, by which a later launcher knows it again.
 *
 * <p>Children run in sessions of their own: a Ctrl-C at the terminal reaches the launcher only,
 * which then stops them in order.
 */
final class ChildProcess {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;
  private final Path pidFile;

  private ChildProcess(Process process, Path pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /** Starts a command; what it prints is appended to a file. */
  static ChildProcess start(
      List<String> command, Map<String, String> environment, Path folder, Path output, Path pidFile)
      throws IOException {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      whole.add(SETSID.toString());
    }
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    HomeFolder.writeAtomically(pidFile, process.pid() + "\n");
    return new ChildProcess(process, pidFile);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Asks it to end, and makes it when it does not in time. */
  void stop(Duration patience) {
    end(process.toHandle(), patience);
    forget();
  }

  /** Ends it the hard way (SIGKILL) and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
    forget();
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      // Pid files are for people only; a stale one is overwritten by the next start.
      return;
    }
  }

  /** Living processes with exactly this argument. */
  static List<ProcessHandle> marked(String argument) {
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.pid() != ProcessHandle.current().pid())
        .filter(handle -> arguments(handle).contains(argument))
        .toList();
  }

  /** Asks a process to end, and makes it when it does not in time. */
  static void end(ProcessHandle handle, Duration patience) {
    handle.destroy();
    if (!ended(handle, patience)) {
      handle.destroyForcibly();
      ended(handle, Duration.ofSeconds(10));
    }
  }

  private static boolean ended(ProcessHandle handle, Duration patience) {
    try {
      handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return !handle.isAlive();
    }
  }

  private static List<String> arguments(ProcessHandle handle) {
    // The JDK cuts long command lines; the kernel's file holds all of it.
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(handle.pid()), "cmdline"));
      return Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return handle.info().arguments().map(Arrays::asList).orElse(List.of());
    }
  }
}
