package org.adsum.privacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.shared.boundary.LogLine;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The lines of the ledger that concern a person, once more outside of the database: a restored
 * backup does not know what was deleted after it was made. One line is a time, a kind and the hash
 * of the person's id; {@code adsum.privacy.ledger-file} says where.
 */
@ApplicationScoped
public class LedgerFile {
  private static final Logger LOG = Logger.getLogger(LedgerFile.class);
  private static final int HASH_BYTES = 32;

  @Inject
  @ConfigProperty(name = "adsum.privacy.ledger-file")
  Optional<String> file;

  /** A line that was written once. */
  public record Line(Instant at, String kind, byte[] personHash) {
    private static Optional<Line> of(String text) {
      String[] words = text.strip().split(" ");
      try {
        byte[] hash = HexFormat.of().parseHex(words[words.length - 1]);
        return words.length == 3 && hash.length == HASH_BYTES
            ? Optional.of(new Line(Instant.parse(words[0]), words[1], hash))
            : Optional.empty();
      } catch (IllegalArgumentException | DateTimeException notALine) {
        return Optional.empty();
      }
    }

    /** The end of the line before comes first: a line that a crash cut off spoils no other. */
    private String text() {
      return "\n" + at + " " + kind + " " + HexFormat.of().formatHex(personHash);
    }
  }

  /**
   * Adds a line. A file that cannot be written is told in the log and stops nothing: a student who
   * withdraws must not be refused because a disk is full.
   */
  public synchronized void append(Line line) {
    file.ifPresent(
        path -> {
          try {
            Files.writeString(
                Path.of(path), line.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (IOException e) {
            LogLine.LEDGER_UNWRITTEN.tell(LOG, e, path);
          }
        });
  }

  /** All lines; what is no line, such as the last one after a crash, is skipped. */
  public List<Line> read() {
    return file.map(Path::of).filter(Files::exists).map(LedgerFile::lines).orElse(List.of());
  }

  private static List<Line> lines(Path path) {
    try (Stream<String> all = Files.lines(path)) {
      return all.flatMap(text -> Line.of(text).stream()).toList();
    } catch (IOException e) {
      LogLine.LEDGER_UNREAD.tell(LOG, e, path);
      return List.of();
    }
  }
}
