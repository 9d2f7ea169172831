package org.adsum.face.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.face.Embedding;
import org.adsum.face.Outcome;

/**
 * Readings kept from one evaluation to the next, one file per photo, so that a stopped evaluation
 * goes on where it was. The folder names the engine's {@linkplain EngineFingerprint fingerprint},
 * the file the photo's SHA-256; neither names a person.
 *
 * <p>These are biometric data: files are readable by their owner only, and {@link #forget} deletes
 * them all.
 */
final class EmbeddingCache {
  private static final int MAGIC = 0xAD50E001;

  private static final int LARGEST_FILE = 1 << 20;

  private final Path folder;

  private EmbeddingCache(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws EvaluationProblem when the folder cannot be made
   */
  static EmbeddingCache open(Path root, String fingerprint) {
    Path folder = root.resolve(fingerprint);
    try {
      Files.createDirectories(root.toAbsolutePath().getParent());
      for (Path each : List.of(root, folder)) {
        if (!Files.isDirectory(each)) {
          Files.createDirectory(each, readableByOwner(each.getParent(), "rwx------"));
        }
      }
      return new EmbeddingCache(folder);
    } catch (IOException e) {
      throw EvaluationProblem.failed("cache.unwritable", folder);
    }
  }

  /** Keeps nothing. */
  static EmbeddingCache none() {
    return new EmbeddingCache(null);
  }

  /** The folder of all caches: {@code embeddings} in ADSUM_CACHE, by default ~/.cache/adsum. */
  static Path root() {
    String chosen = System.getProperty("ADSUM_CACHE", System.getenv("ADSUM_CACHE"));
    Path cache =
        chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "adsum")
            : Path.of(chosen);
    return cache.resolve("embeddings");
  }

  /**
   * Deletes all kept readings.
   *
   * @return how many there were
   */
  static int forget(Path root) {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      int files = 0;
      for (Path each : deepestFirst) {
        files += Files.isRegularFile(each) ? 1 : 0;
        Files.delete(each);
      }
      return files;
    } catch (IOException e) {
      throw EvaluationProblem.failed("cache.unwritable", root);
    }
  }

  Optional<PhotoReading> find(byte[] photo) {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = file(photo);
    try {
      return Files.isRegularFile(file) ? parse(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void keep(byte[] photo, PhotoReading reading) {
    if (folder == null) {
      return;
    }
    Path file = file(photo);
    try {
      // Renamed when whole: a stopped evaluation leaves no half file under a photo's name.
      Path fresh =
          Files.createTempFile(folder, "new", ".tmp", readableByOwner(folder, "rw-------"));
      Files.write(fresh, bytes(reading));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(byte[] photo) {
    byte[] hash = EngineFingerprint.sha256().digest(photo);
    return folder.resolve(HexFormat.of().formatHex(hash));
  }

  private static byte[] bytes(PhotoReading reading) {
    byte[] outcome = reading.outcome().name().getBytes(StandardCharsets.US_ASCII);
    byte[] embedding = reading.acquired() ? reading.embedding().toBytes() : new byte[0];
    return ByteBuffer.allocate(4 + 4 + outcome.length + 8 + 4 + embedding.length)
        .putInt(MAGIC)
        .putInt(outcome.length)
        .put(outcome)
        .putDouble(reading.liveness())
        .putInt(embedding.length)
        .put(embedding)
        .array();
  }

  private static Optional<PhotoReading> parse(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.getInt() != MAGIC || bytes.length > LARGEST_FILE) {
        return Optional.empty();
      }
      byte[] outcome = new byte[Math.min(bytes.length, in.getInt())];
      in.get(outcome);
      double liveness = in.getDouble();
      byte[] embedding = new byte[in.getInt()];
      in.get(embedding);
      return Optional.of(
          new PhotoReading(
              Outcome.valueOf(new String(outcome, StandardCharsets.US_ASCII)),
              embedding.length == 0 ? null : Embedding.fromBytes(embedding),
              liveness));
    } catch (RuntimeException e) {
      // A damaged file is one that is not there: the photo is read again.
      return Optional.empty();
    }
  }

  private static FileAttribute<?>[] readableByOwner(Path folder, String permissions)
      throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
