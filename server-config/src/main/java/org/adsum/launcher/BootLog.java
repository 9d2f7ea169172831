package org.adsum.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Follows the server's log from its present end until WildFly says how its start went. */
final class BootLog {

  enum Outcome {
    STARTED,
    STARTED_WITH_ERRORS,
    FAILED
  }

  private final Path file;
  private long position;
  private final StringBuilder line = new StringBuilder();
  private Outcome outcome;
  private String firstError;
  private String cause;
  private boolean inFirstError;
  private boolean databaseMissed;

  BootLog(Path file) throws IOException {
    this.file = file;
    this.position = Files.exists(file) ? Files.size(file) : 0;
  }

  /** Reads what is new. */
  Optional<Outcome> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < position) {
        // Rotated meanwhile.
        position = 0;
      }
      in.seek(position);
      byte[] fresh = new byte[(int) Math.min(in.length() - position, 4 << 20)];
      in.readFully(fresh);
      position += fresh.length;
      for (char c : new String(fresh, StandardCharsets.UTF_8).toCharArray()) {
        if (c == '\n') {
          look(line.toString());
          line.setLength(0);
        } else {
          line.append(c);
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(outcome);
  }

  /** What went wrong first since the start: the innermost cause of the first error, or its line. */
  Optional<String> firstError() {
    return Optional.ofNullable(cause != null ? cause : firstError);
  }

  /** Whether the database did not answer, or went away, since the start. */
  boolean databaseMissed() {
    return databaseMissed;
  }

  private void look(String text) {
    boolean entry = !text.isEmpty() && Character.isDigit(text.charAt(0));
    if (entry) {
      inFirstError = firstError == null && text.contains(" ERROR ");
      firstError = inFirstError ? text : firstError;
    } else if (inFirstError && (text.startsWith("Caused by: ") || text.contains("WELD-"))) {
      cause = text.strip().replaceFirst("^(Caused by|Suppressed): ", "");
    }
    databaseMissed |= text.contains("CommunicationsException");
    if (text.contains("WFLYSRV0025")) {
      outcome = Outcome.STARTED;
    } else if (text.contains("WFLYSRV0026")) {
      outcome = Outcome.STARTED_WITH_ERRORS;
    } else if (text.contains("WFLYSRV0056")) {
      outcome = Outcome.FAILED;
    }
  }
}
